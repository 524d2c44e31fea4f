package dev.confab.people.rest.v2;

import dev.confab.basics.PortalId;
import dev.confab.people.Avatars;
import dev.confab.people.Person;
import dev.confab.people.rest.UserCard;
import dev.confab.rpc.Call;
import dev.confab.sql.Reads;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Makes what the second generation shows of users, with what that needs from other rooms.
public final class ShownUsers {
  private final Avatars avatars;
  private final Function<PortalId, ZoneId> zones;

  /// Users shown with these.
  public ShownUsers(Avatars avatars, Function<PortalId, ZoneId> zones) {
    this.avatars = avatars;
    this.zones = zones;
  }

  /// Users as the caller sees them, in their order.
  public List<ShownUser> of(Call call, Collection<Person> persons) {
    var base = call.origin().base();
    return persons.stream().map(person -> of(call.reads(), person, base)).toList();
  }

  /// One user, whose picture lies under this address of the server.
  public ShownUser of(Reads reads, Person person, String base) {
    var picture = person.avatar();
    var avatar = picture == null ? "" : base + avatars.path(reads, picture);
    return ShownUser.of(UserCard.of(person, zones.apply(reads.portal()), avatar, null));
  }
}
