package dev.confab.house;

import dev.confab.access.App;
import dev.confab.access.AppDrafts;
import dev.confab.basics.Caller;
import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.BotProfile;
import dev.confab.bots.HandlerUrls;
import dev.confab.bots.rest.v1.BotDraft;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.portals.PortalDrafts;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Tx;
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
    portal = rooms.portals().ensure(PortalDrafts.of("chat.test")).id();
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

  /// Anna, calling through an application.
  protected final Caller caller(App app) {
    return new Caller(
        portal, anna, Caller.Auth.APPLICATION, app.scopes(), app.id(), app.clientId(), "app:1");
  }

  /// A bot of an application of its own, which hears of everything at one address.
  protected final UserId bot(String code, String type) {
    var profile = new BotProfile(code, null, null, null, null, null, null, null, null);
    var draft = new BotDraft(code, type, false, HandlerUrls.of("http://bot.test/"), profile);
    return write(
        tx -> {
          var app = rooms.apps().ensure(tx, AppDrafts.of("local." + code, true));
          return rooms.registration().register(tx, caller(app), null, draft);
        });
  }
}
