package dev.confab.house;

import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Tx;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What must hold on every database, in a portal with two people.
public abstract class PortalContract extends DatabaseContract {
  private final HandClock clock = new HandClock("2026-02-26T10:00:00Z");

  /// All rooms, over the database of this test.
  protected final Rooms rooms;

  /// The portal.
  protected final PortalId portal;

  /// One of its people.
  protected final UserId anna;

  /// The other one.
  protected final UserId boris;

  protected PortalContract(Database database) {
    super(database);
    rooms = Rooms.over(store, new byte[32], clock);
    var home =
        new PortalDraft(
            "chat.test",
            "m",
            "en",
            ZoneId.of("UTC"),
            "professional",
            Portal.State.OPEN,
            false,
            Portal.LimitProfile.SELF_HOSTED);
    portal = rooms.portals().ensure(home).id();
    anna = write(tx -> rooms.people().create(tx, Person.Kind.USER, Profile.named("Anna", "B")));
    boris = write(tx -> rooms.people().create(tx, Person.Kind.USER, Profile.named("Boris", "W")));
  }

  /// What time it is for the rooms.
  protected final HandClock clock() {
    return clock;
  }

  /// Does something in a transaction of its own.
  protected final <T extends @Nullable Object> T write(Function<Tx, T> work) {
    return store.write(portal, work);
  }
}
