package dev.confab.people.rest;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.people.Avatars;
import dev.confab.people.Person;
import dev.confab.rpc.Call;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Makes the cards of users with what a card needs from other rooms: the picture's address, the
/// bot's data, the portal's time zone.
public final class UserCards {
  private final Avatars avatars;
  private final BotData bots;
  private final Function<PortalId, ZoneId> zones;

  /// Cards made with these.
  public UserCards(Avatars avatars, BotData bots, Function<PortalId, ZoneId> zones) {
    this.avatars = avatars;
    this.bots = bots;
    this.zones = zones;
  }

  /// The card of one user.
  public UserCard of(Call call, Person person) {
    return of(call, List.of(person)).getFirst();
  }

  /// The cards of several users, in their order.
  public List<UserCard> of(Call call, Collection<Person> persons) {
    var zone = zone(call);
    var ids = persons.stream().filter(Person::isBot).map(Person::id).toList();
    Map<UserId, JsonNode> data = ids.isEmpty() ? Map.of() : bots.of(call.reads(), ids);
    return persons.stream()
        .map(person -> UserCard.of(person, zone, avatar(call, person), data.get(person.id())))
        .toList();
  }

  /// The address under which the caller finds a user's picture; empty when there is none.
  public String avatar(Call call, Person person) {
    var picture = person.avatar();
    return picture == null ? "" : call.origin().base() + avatars.path(call.reads(), picture);
  }

  ZoneId zone(Call call) {
    return zones.apply(call.caller().portal());
  }
}
