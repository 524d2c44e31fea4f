package dev.confab.people.rest;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.Person;
import dev.confab.people.Phones;
import dev.confab.people.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A user as the results of `im.*` methods show one. (api-reference/chats/users/im-user-get.md)
@Keys(Keys.Spelling.LOWER_SNAKE)
public record UserCard(
    @Doc("The user's id.") UserId id,
    @Doc("Whether the user is in service.") boolean active,
    @Doc("First and last name.") String name,
    @Doc("First name.") String firstName,
    @Doc("Last name.") String lastName,
    @Doc("Job title.") String workPosition,
    @Doc("Colour, as a hex code.") String color,
    @Doc("Address of the picture, or empty.") String avatar,
    @Doc("Address of the picture in full size, or empty.") String avatarHr,
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
    @Doc("When the user was last seen in a desktop client, or false.") boolean desktopLastDate,
    @Doc("Until when the user is away, or false.") boolean absent,
    @Doc("Departments the user works in.") List<DepartmentId> departments,
    @Doc("Telephone numbers, those there are, or false.") JsonNode phones,
    @Doc("What only bots have, or null.") @Nullable JsonNode botData,
    @Doc("`user`, `extranet` or `bot`.") String type,
    @Doc("Website, or empty.") String website,
    @Doc("E-mail address, or empty.") String email) {

  /// The card of a person.
  ///
  /// @param zone the portal's time zone
  /// @param avatar address of the picture, or empty
  /// @param botData what the card shows of a bot; null for persons
  public static UserCard of(Person person, ZoneId zone, String avatar, @Nullable JsonNode botData) {
    return new UserCard(
        person.id(),
        person.active(),
        person.fullName(),
        person.name(),
        person.lastName(),
        person.workPosition(),
        person.color(),
        avatar,
        avatar,
        person.gender(),
        dayAndMonth(person.birthday()),
        person.extranet(),
        false,
        person.isBot(),
        false,
        person.isBot() ? "bot" : "default",
        status(person),
        moment(person.presence().idleSince(), zone),
        moment(person.lastActivity(), zone),
        false,
        false,
        false,
        person.departments(),
        phones(person.phones()),
        botData,
        type(person),
        person.website(),
        person.email());
  }

  private static String status(Person person) {
    var status = person.presence().status();
    return (status == null ? Status.ONLINE : status).wire();
  }

  private static JsonNode phones(Phones phones) {
    var shown = Json.mapper().createObjectNode();
    put(shown, "work_phone", phones.work());
    put(shown, "personal_mobile", phones.mobile());
    put(shown, "inner_phone", phones.inner());
    return shown.isEmpty() ? BooleanNode.FALSE : shown;
  }

  private static void put(ObjectNode into, String key, String phone) {
    if (!phone.isEmpty()) {
      into.put(key, phone);
    }
  }

  private static String type(Person person) {
    if (person.isBot()) {
      return "bot";
    }
    return person.extranet() ? "extranet" : "user";
  }

  /// `2018-07-14` becomes `14-07`.
  private static String dayAndMonth(String birthday) {
    var parts = birthday.split("-", -1);
    return parts.length == 3 ? parts[2] + "-" + parts[1] : "";
  }

  private static JsonNode moment(@Nullable Instant moment, ZoneId zone) {
    return moment == null
        ? BooleanNode.FALSE
        : StringNode.valueOf(Json.TIME.format(moment.atZone(zone)));
  }
}
