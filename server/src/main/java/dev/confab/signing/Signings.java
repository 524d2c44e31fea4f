package dev.confab.signing;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.EncodedForm;
import dev.confab.basics.PortalId;
import dev.confab.people.People;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Who wants signatures, and the signatures.
public final class Signings {
  /// How long an old secret goes on beside the new one, unless told otherwise.
  public static final Duration KEEP = Duration.ofDays(1);

  /// Longest time two secrets sign side by side.
  public static final Duration KEEP_MAX = Duration.ofDays(7);

  /// Applications whose keys are at hand.
  private static final int KEPT_MAX = 10_000;

  private record Place(PortalId portal, AppId app) {}

  /// @param key of the generation in use; null: signatures are off
  /// @param old the one before, while it signs too
  private record Ready(
      Signing signing, @Nullable SigningKey key, @Nullable SigningKey old, long changes) {}

  private final Store store;
  private final People people;
  private final Apps apps;
  private final byte[] server;
  private final InstantSource clock;
  private final ConcurrentHashMap<Place, Ready> ready = new ConcurrentHashMap<>();

  /// A look-up that raced a change leaves nothing stale behind: it remembers before which it began.
  private final AtomicLong changes = new AtomicLong();

  /// @param server the server's secret key, from which all others come
  public Signings(Store store, People people, Apps apps, byte[] server, InstantSource clock) {
    this.store = store;
    this.people = people;
    this.apps = apps;
    this.server = server.clone();
    this.clock = clock;
    store.onDoubt(this::forgetAll);
  }

  /// The application for which the caller stands. Refuses whoever has none, and who comes from
  /// outside the company: with its secret he could pass for this server at its handlers.
  public AppId applicationOf(Reads reads, Caller caller, @Nullable String clientId) {
    SigningError.BY_SESSION.unless(caller.auth() != Caller.Auth.SESSION);
    people.refuseGuest(reads, caller.user());
    var own = caller.app();
    if (own != null) {
      return own;
    }
    if (clientId == null || clientId.isBlank()) {
      throw SigningError.CLIENT_ID_MISSING.refuse();
    }
    var app = apps.ofWebhookCaller(reads, clientId);
    if (app == null) {
      throw SigningError.NO_APPLICATION.refuse();
    }
    return app.id();
  }

  /// What the application needs to check signatures.
  public SigningCard card(Reads reads, AppId app) {
    return card(reads.portal(), app, SigningsSql.find(reads, app));
  }

  private SigningCard card(PortalId portal, AppId app, Signing signing) {
    var mode = signing.mode();
    if (mode == null) {
      return new SigningCard("off", signing.generation(), null, null, null);
    }
    var key = SigningKey.derive(server, portal, app, signing.generation());
    return new SigningCard(
        mode.word(),
        signing.generation(),
        mode.shared() ? key.secret() : null,
        mode.paired() ? key.publicKey() : null,
        signing.oldSigns(clock.instant()) ? signing.oldUntil() : null);
  }

  /// Gives the application new keys, the first ones or those after the ones it has, which go on for
  /// a while.
  ///
  /// @param mode null: as before, at first `hmac`
  public SigningCard rotate(Tx tx, AppId app, @Nullable Mode mode, Duration keep) {
    SigningError.KEEP_WRONG.unless(!keep.isNegative() && keep.compareTo(KEEP_MAX) <= 0);
    var before = SigningsSql.find(tx, app);
    var was = before.mode();
    var then = mode == null ? (was == null ? Mode.HMAC : was) : mode;
    var until = clock.instant().plus(keep).truncatedTo(ChronoUnit.MILLIS);
    var now = new Signing(then, before.generation() + 1, was == null ? null : until);
    put(tx, app, now);
    return card(tx.portal(), app, now);
  }

  /// Signs no more.
  public void off(Tx tx, AppId app) {
    put(tx, app, new Signing(null, SigningsSql.find(tx, app).generation(), null));
  }

  /// Makes it so, for the portal file; the keys stay when nothing changes.
  public void ensure(Tx tx, AppId app, @Nullable Mode mode) {
    var before = SigningsSql.find(tx, app);
    if (before.mode() != mode) {
      var generation = Math.max(1, before.generation());
      put(tx, app, new Signing(mode, generation, before.oldUntil()));
    }
  }

  private void put(Tx tx, AppId app, Signing signing) {
    SigningsSql.put(tx, app, signing);
    tx.afterCommit(this::forgetAll);
  }

  private void forgetAll() {
    changes.incrementAndGet();
    ready.clear();
  }

  /// The signatures of a body, a space between them; null when nobody asked for any. Asks the
  /// database the first time only.
  public @Nullable String sign(
      PortalId portal, AppId app, String id, String time, EncodedForm body) {
    var with = ready(new Place(portal, app));
    var mode = with.signing().mode();
    if (mode == null || with.key() == null) {
      return null;
    }
    var content = (id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8);
    var signatures = new ArrayList<String>();
    add(signatures, mode, with.key(), content);
    if (with.old() != null && with.signing().oldSigns(clock.instant())) {
      add(signatures, mode, with.old(), content);
    }
    return String.join(" ", signatures);
  }

  private static void add(List<String> signatures, Mode mode, SigningKey key, byte[] content) {
    if (mode.shared()) {
      signatures.add(key.hmac(content));
    }
    if (mode.paired()) {
      signatures.add(key.ed25519(content));
    }
  }

  private Ready ready(Place place) {
    var known = ready.get(place);
    if (known != null && known.changes() == changes.get()) {
      return known;
    }
    var began = changes.get();
    var made = make(place, SigningsSql.find(store.reads(place.portal()), place.app()), began);
    if (ready.size() < KEPT_MAX) {
      ready.put(place, made);
    }
    return made;
  }

  private Ready make(Place place, Signing signing, long began) {
    if (signing.mode() == null) {
      return new Ready(signing, null, null, began);
    }
    long generation = signing.generation();
    var old = signing.oldSigns(clock.instant()) ? key(place, generation - 1) : null;
    return new Ready(signing, key(place, generation), old, began);
  }

  private SigningKey key(Place place, long generation) {
    return SigningKey.derive(server, place.portal(), place.app(), generation);
  }
}
