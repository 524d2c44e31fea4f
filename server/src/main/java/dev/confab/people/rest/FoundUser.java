package dev.confab.people.rest;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a search shows of a user: less than the whole card.
/// (api-reference/chats/search/im-search-user-list.md)
@Keys(Keys.Spelling.LOWER_SNAKE)
record FoundUser(
    @Doc("The user's id.") UserId id,
    @Doc("First and last name.") String name,
    @Doc("First name.") String firstName,
    @Doc("Last name.") String lastName,
    @Doc("Job title.") String workPosition,
    @Doc("Colour, as a hex code.") String color,
    @Doc("Address of the picture, or empty.") String avatar,
    @Doc("`M`, `F` or empty.") String gender,
    @Doc("Day and month of birth, `DD-MM`, or empty.") String birthday,
    @Doc("Whether the user comes from outside the company.") boolean extranet,
    @Doc("Always false: there is no network of portals.") boolean network,
    @Doc("Whether this is a bot.") boolean bot,
    @Doc("Whether the user writes through an open channel.") boolean connector,
    @Doc("How the user signs in: `default`, or `bot`.") String externalAuthId,
    @Doc("What the user has set as status.") String status,
    @Doc("Since when the user is idle, or false.") JsonNode idle,
    @Doc("When the user last did something, or false.") JsonNode lastActivityDate,
    @Doc("When the user was last seen in a mobile client, or false.") boolean mobileLastDate,
    @Doc("Departments the user works in.") List<DepartmentId> departments,
    @Doc("Until when the user is away, or false.") boolean absent,
    @Doc("Telephone numbers, those there are, or false.") JsonNode phones) {

  static FoundUser of(UserCard card) {
    return new FoundUser(
        card.id(),
        card.name(),
        card.firstName(),
        card.lastName(),
        card.workPosition(),
        card.color(),
        card.avatar(),
        card.gender(),
        card.birthday(),
        card.extranet(),
        card.network(),
        card.bot(),
        card.connector(),
        card.externalAuthId(),
        card.status(),
        card.idle(),
        card.lastActivityDate(),
        card.mobileLastDate(),
        card.departments(),
        card.absent(),
        card.phones());
  }
}
