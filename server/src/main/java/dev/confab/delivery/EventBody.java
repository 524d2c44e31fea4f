package dev.confab.delivery;

import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.access.IssuedTokens;
import dev.confab.access.Tokens;
import dev.confab.basics.AppId;
import dev.confab.basics.EncodedForm;
import dev.confab.basics.FormWriter;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.PortalId;
import dev.confab.bots.Bots;
import dev.confab.bots.Voices;
import dev.confab.eventlog.Event;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/// The body of an event, key by key in the order of the original.
///
/// Tokens are issued for each attempt, so that an event that waited for hours still arrives with
/// tokens that work. `ts` is when the event happened, the same at every attempt: a handler can see
/// from it how late the news is, and what it stored for a repeated event does not change. The time
/// of the attempt travels in the header `webhook-timestamp`.
public final class EventBody implements Bodies {
  /// Events that say first where they come from, then what one may do there.
  private static final Set<String> PLACE_FIRST = Set.of("ONAPPINSTALL", "ONAPPUPDATE");

  /// The events that say no more of whom they go to than where they come from.
  private static final Set<String> PLACE_ONLY = Set.of("ONAPPUNINSTALL", "ONAPPPAYMENT");

  /// As many applications are told of at once, rarely.
  private static final int STANDINGS_MAX = 1_000;

  private final Store store;
  private final Portals portals;
  private final Apps apps;
  private final NamedBots named;
  private final Tokens tokens;
  private final Voices<Telling> tellings;
  private final Function<Portal, String> publicUrl;
  private final InstantSource clock;
  private final Map<StandingKey, Standing> standings = new ConcurrentHashMap<>();

  /// Composes for all portals of the store.
  ///
  /// @param publicUrl the address under which a portal is reached, without a slash at its end
  public EventBody(
      Store store,
      Portals portals,
      Apps apps,
      Bots bots,
      Tokens tokens,
      Voices<Telling> tellings,
      Function<Portal, String> publicUrl,
      InstantSource clock) {
    this.store = store;
    this.portals = portals;
    this.apps = apps;
    this.named = new NamedBots(bots);
    this.tokens = tokens;
    this.tellings = tellings;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /// What would be posted now.
  public EncodedForm compose(Event event) {
    return compose(event, clock.instant());
  }

  @Override
  public EncodedForm compose(Event event, Instant now) {
    var reads = store.reads(event.portal());
    var app = apps.find(reads, event.app());
    if (app == null) {
      throw new IllegalStateException("application " + event.app() + " does not exist");
    }
    var portal = portals.get(event.portal());
    var sender = new Sender(standing(portal, app), tokens, named, reads, event, now);
    var telling = tellings.of(event.event());
    var form = new FormWriter();
    form.put("event", event.event());
    form.put("event_handler_id", event.handler().toString());
    int mark = form.enter("data");
    try {
      telling.data(form, sender);
    } catch (JacksonException e) {
      throw new BadData(e);
    }
    form.leave(mark);
    form.put("ts", Long.toString(event.created().getEpochSecond()));
    mark = form.enter("auth");
    auth(form, telling, sender);
    form.leave(mark);
    return form.finish();
  }

  /// Refuses data that somebody wrote, when they name users who are no bots of the event's
  /// application, or when nothing can be composed of them.
  ///
  /// @param event as it is: whom it names already it may go on naming, gone or not
  /// @param data it would have instead of its own
  public void check(Reads reads, Event event, String data) {
    var wanted = tellings.of(event.event()).named(BadData.object(data));
    named.check(reads, event, namedAlready(event), wanted);
    var form = compose(event.with(data));
    try {
      PhpForm.read(form.toString(), Json.mapper().createObjectNode());
    } catch (PhpForm.TooMuch e) {
      throw new BadData("its form would be " + e.getMessage(), e);
    } finally {
      form.forget();
    }
  }

  private List<NamedBot> namedAlready(Event event) {
    try {
      return tellings.of(event.event()).named(BadData.object(event.data()));
    } catch (BadData e) {
      return List.of(); // it is being mended
    }
  }

  private record StandingKey(PortalId portal, AppId app) {}

  private Standing standing(Portal portal, App app) {
    var base = publicUrl.apply(portal);
    var key = new StandingKey(portal.id(), app.id());
    var known = standings.get(key);
    if (known != null && known.holds(portal, app, base)) {
      return known;
    }
    if (standings.size() >= STANDINGS_MAX) {
      standings.clear();
    }
    var made = Standing.of(portal, app, base);
    standings.put(key, made);
    return made;
  }

  /// What the handler may do in the name of the user who caused the event; without a user only
  /// where it came from.
  private static void auth(FormWriter form, Telling telling, Sender sender) {
    var event = sender.event();
    var actor = event.actor();
    var standing = sender.standing();
    if (standing.app().kind().equals(App.OUTGOING)) {
      form.put(standing.domain());
      form.put(standing.clientEndpoint());
      form.put(standing.serverEndpoint());
      form.put(standing.memberId());
    } else if (PLACE_ONLY.contains(event.event())) {
      form.put(standing.domain());
      form.put(standing.serverEndpoint());
      form.put(standing.clientEndpoint());
      form.put(standing.memberId());
    } else if (actor == null) {
      sender.place(form);
    } else if (PLACE_FIRST.contains(event.event())) {
      installed(form, sender.issue(actor), sender);
      form.put("user_id", actor.toString());
    } else {
      telling.auth(form, actor, sender);
    }
    if (!event.event().equals("ONAPPPAYMENT")) {
      sender.applicationToken(form);
    }
  }

  private static void installed(FormWriter form, IssuedTokens issued, Sender sender) {
    var standing = sender.standing();
    form.put(standing.domain());
    form.put(standing.scope());
    form.put("access_token", issued.accessToken());
    form.put("refresh_token", issued.refreshToken());
    sender.life(form, issued);
    form.put(standing.serverEndpoint());
    form.put(standing.status());
    form.put(standing.clientEndpoint());
    form.put(standing.memberId());
  }
}
