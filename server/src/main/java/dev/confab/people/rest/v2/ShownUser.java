package dev.confab.people.rest.v2;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.people.rest.UserCard;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// A user as the second generation shows one.
/// (api-reference/chat-bots/chat-bots-v2/entities.md#user)
public record ShownUser(
    @Doc("The user's id.") UserId id,
    @Doc("Whether the user is in service.") boolean active,
    @Doc("First and last name.") String name,
    @Doc("First name.") String firstName,
    @Doc("Last name.") String lastName,
    @Doc("Job title.") String workPosition,
    @Doc("Colour, as a hex code.") String color,
    @Doc("Address of the picture, or empty.") String avatar,
    @Doc("`M` or `F`.") String gender,
    @Doc("Day and month of birth, `DD-MM`, or empty.") String birthday,
    @Doc("Whether the user comes from outside the company.") boolean extranet,
    @Doc("Whether this is a bot.") boolean bot,
    @Doc("Whether the user writes through an open channel.") boolean connector,
    @Doc("How the user signs in: `default`, or `bot`.") String externalAuthId,
    @Doc("What the user has set as status.") String status,
    @Doc("Since when the user is idle, or false.") JsonNode idle,
    @Doc("When the user last did something, or false.") JsonNode lastActivityDate,
    @Doc("When the user was last seen in a mobile client, or false.") boolean mobileLastDate,
    @Doc("When the user was last seen in a desktop client, or false.") boolean desktopLastDate,
    @Doc("Since when the user is away, or false.") boolean absent,
    @Doc("Departments the user works in.") List<DepartmentId> departments,
    @Doc("Telephone numbers, those there are, or false.") JsonNode phones,
    @Doc("`employee`, `extranet` or `bot`.") String type,
    @Doc("Website, or empty.") String website,
    @Doc("E-mail address, or empty.") String email) {

  static ShownUser of(UserCard card) {
    return new ShownUser(
        card.id(),
        card.active(),
        card.name(),
        card.firstName(),
        card.lastName(),
        card.workPosition(),
        card.color(),
        card.avatar(),
        card.gender().isEmpty() ? "M" : card.gender(),
        card.birthday(),
        card.extranet(),
        card.bot(),
        card.connector(),
        card.externalAuthId(),
        card.status(),
        card.idle(),
        card.lastActivityDate(),
        card.mobileLastDate(),
        card.desktopLastDate(),
        card.absent(),
        card.departments(),
        phones(card.phones()),
        card.type().equals("user") ? "employee" : card.type(),
        card.website(),
        card.email());
  }

  /// `work_phone` becomes `workPhone`.
  private static JsonNode phones(JsonNode phones) {
    if (!phones.isObject()) {
      return phones;
    }
    var camel = Json.mapper().createObjectNode();
    phones
        .properties()
        .forEach(
            phone -> {
              var key = phone.getKey();
              int line = key.indexOf('_');
              var second = key.substring(line + 1);
              camel.set(
                  key.substring(0, line)
                      + second.substring(0, 1).toUpperCase(Locale.ROOT)
                      + second.substring(1),
                  phone.getValue());
            });
    return camel;
  }
}
