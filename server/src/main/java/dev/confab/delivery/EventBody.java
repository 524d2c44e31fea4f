package dev.confab.delivery;

import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.access.IssuedTokens;
import dev.confab.access.Tokens;
import dev.confab.basics.AppId;
import dev.confab.basics.Change;
import dev.confab.basics.EncodedForm;
import dev.confab.basics.FormWriter;
import dev.confab.basics.FormWriter.Pair;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.eventlog.Event;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/// The body of an event, key by key in the order of the original.
///
/// Tokens are issued for each attempt, so that an event that waited for hours still arrives with
/// tokens that work. `ts` is when the event happened, the same at every attempt: a handler can see
/// from it how late the news is, and what it stored for a repeated event does not change. The time
/// of the attempt travels in the header `webhook-timestamp`.
public final class EventBody implements Bodies {
  /// Beside those of messages, events that carry a refresh token, as in the original: after them an
  /// application works on by itself.
  private static final Set<String> REFRESHABLE = Set.of("ONIMCOMMANDADD", "ONOFFLINEEVENT");

  /// Others that carry one: they say first where they come from, then what one may do there.
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
      Function<Portal, String> publicUrl,
      InstantSource clock) {
    this.store = store;
    this.portals = portals;
    this.apps = apps;
    this.named = new NamedBots(bots);
    this.tokens = tokens;
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
    var sender = new Sender(standing(portal, app), now, reads, event);
    var form = new FormWriter();
    form.put("event", event.event());
    form.put("event_handler_id", event.handler().toString());
    int mark = form.enter("data");
    try {
      if (BotEvent.isSecond(event.event())) {
        second(form, event, sender);
      } else {
        data(form, event, sender);
      }
    } catch (JacksonException e) {
      throw new BadData(e);
    }
    form.leave(mark);
    form.put("ts", Long.toString(event.created().getEpochSecond()));
    mark = form.enter("auth");
    auth(form, event, sender);
    form.leave(mark);
    return form.finish();
  }

  /// Refuses data that somebody wrote, when they name users who are no bots of the event's
  /// application, or when nothing can be composed of them.
  ///
  /// @param event with these data
  public void check(Reads reads, Event event) {
    named.check(reads, event, BotEvent.isSecond(event.event()));
    var form = compose(event);
    try {
      PhpForm.read(form.toString(), Json.mapper().createObjectNode());
    } catch (PhpForm.TooMuch e) {
      throw new BadData("its form would be " + e.getMessage(), e);
    } finally {
      form.forget();
    }
  }

  private record Sender(Standing standing, Instant now, Reads reads, Event event) {
    Portal portal() {
      return standing.portal();
    }

    App app() {
      return standing.app();
    }

    IssuedTokens tokens(Tokens mint, UserId user) {
      return mint.issue(portal().id(), app(), user, now);
    }
  }

  /// What stays the same from body to body as long as portal and application do, encoded.
  private record Standing(
      Portal portal,
      App app,
      String rest,
      Pair scope,
      Pair domain,
      Pair serverEndpoint,
      Pair status,
      Pair clientEndpoint,
      Pair memberId,
      Pair clientId,
      Pair applicationToken) {

    /// @param rest where the portal's methods are, with a slash at its end
    static Standing of(Portal portal, App app, String rest) {
      return new Standing(
          portal,
          app,
          rest,
          new Pair("scope", String.join(",", app.scopes())),
          new Pair("domain", portal.host()),
          new Pair("server_endpoint", rest),
          new Pair("status", app.status()),
          new Pair("client_endpoint", rest),
          new Pair("member_id", portal.memberId()),
          new Pair("client_id", app.clientId()),
          new Pair("application_token", app.applicationToken()));
    }

    boolean holds(Portal now, App appNow, String restNow) {
      return portal.equals(now) && app.equals(appNow) && rest.equals(restNow);
    }

    /// Not for a log: it holds the application's token.
    @Override
    public String toString() {
      return "Standing[" + app.id() + "]";
    }
  }

  private record StandingKey(PortalId portal, AppId app) {}

  private Standing standing(Portal portal, App app) {
    var rest = publicUrl.apply(portal) + "/rest/";
    var key = new StandingKey(portal.id(), app.id());
    var known = standings.get(key);
    if (known != null && known.holds(portal, app, rest)) {
      return known;
    }
    if (standings.size() >= STANDINGS_MAX) {
      standings.clear();
    }
    var made = Standing.of(portal, app, rest);
    standings.put(key, made);
    return made;
  }

  /// The data as they were stored, with the bots' own tokens. Read and written in one go: a tree in
  /// between would be most of the work.
  private void data(FormWriter form, Event event, Sender sender) {
    try (var stored = Json.mapper().createParser(event.data())) {
      stored.nextToken();
      for (var key = stored.nextName(); key != null; key = stored.nextName()) {
        int mark = form.enter(key);
        if (stored.nextToken() == JsonToken.START_OBJECT && key.equals("BOT")) {
          bots(form, stored, sender);
        } else if (stored.currentToken() == JsonToken.START_OBJECT && key.equals("COMMAND")) {
          commands(form, stored, sender);
        } else {
          copy(form, stored);
        }
        form.leave(mark);
      }
    }
  }

  /// The data of the second generation: the bot with its tokens, addresses of pictures whole.
  private void second(FormWriter form, Event event, Sender sender) {
    var data = SecondData.of(event.data(), publicUrl.apply(sender.portal()));
    var bot =
        data.remove("bot") instanceof ObjectNode told
            ? told
            : Json.mapper().createObjectNode().put("id", event.bot().value());
    // an address that a bot left is told beside the bot: the data say of which
    var id = event.isForBot() ? event.bot() : new UserId(bot.path("id").asLong());
    int mark = form.enter("bot");
    bot.properties().forEach(part -> form.put(part.getKey(), part.getValue().asString()));
    Change.Log changes = portals::revision;
    if (!changes.made(sender.portal().id(), Change.APP_ID_LEFT_OUT)) {
      form.put("appId", sender.app().nameForOthers());
    }
    int inner = form.enter("auth");
    var issued = sender.tokens(tokens, id);
    access(form, issued, sender);
    place(form, sender);
    form.put("refresh_token", issued.refreshToken());
    form.put("user_id", id.toString());
    form.put(sender.standing().applicationToken());
    form.leave(inner);
    form.leave(mark);
    SecondData.write(form, data);
  }

  private void bots(FormWriter form, JsonParser stored, Sender sender) {
    for (var id = stored.nextName(); id != null; id = stored.nextName()) {
      int mark = form.enter(id);
      var bot = NamedBots.of(id);
      if (bot != null && named.belongs(sender.reads(), sender.event(), bot)) {
        bot(form, bot, sender);
      }
      stored.nextToken();
      copy(form, stored);
      form.leave(mark);
    }
  }

  private void commands(FormWriter form, JsonParser stored, Sender sender) {
    for (var id = stored.nextName(); id != null; id = stored.nextName()) {
      int mark = form.enter(id);
      if (stored.nextToken() == JsonToken.START_OBJECT) {
        command(form, stored, sender);
      } else {
        copy(form, stored);
      }
      form.leave(mark);
    }
  }

  /// The first that is stored of a command is whose it is.
  private void command(FormWriter form, JsonParser stored, Sender sender) {
    var first = stored.nextName();
    if (first == null) {
      return;
    }
    var bot =
        stored.nextToken() == JsonToken.VALUE_NUMBER_INT
            ? new UserId(stored.getLongValue())
            : Event.NO_BOT;
    if (named.belongs(sender.reads(), sender.event(), bot)) {
      bot(form, bot, sender);
    } else {
      int mark = form.enter(first);
      copy(form, stored);
      form.leave(mark);
    }
    fields(form, stored);
  }

  private void bot(FormWriter form, UserId bot, Sender sender) {
    var issued = sender.tokens(tokens, bot);
    botAuth(form, bot, issued, sender);
    int inner = form.enter("AUTH");
    botAuth(form, bot, issued, sender);
    form.leave(inner);
    form.put("BOT_ID", bot.toString());
  }

  /// Copies the value at which the parser stands.
  private static void copy(FormWriter form, JsonParser stored) {
    switch (stored.currentToken()) {
      case START_OBJECT -> fields(form, stored);
      case START_ARRAY -> {
        for (int i = 0; stored.nextToken() != JsonToken.END_ARRAY; i++) {
          int mark = form.enter(i);
          copy(form, stored);
          form.leave(mark);
        }
      }
      case VALUE_TRUE -> form.value("1");
      case VALUE_FALSE -> form.value("0");
      case VALUE_NULL -> {}
      case VALUE_STRING ->
          form.value(
              stored.getStringCharacters(), stored.getStringOffset(), stored.getStringLength());
      default -> form.value(stored.getString());
    }
  }

  /// Copies what is left of an object.
  private static void fields(FormWriter form, JsonParser stored) {
    for (var key = stored.nextName(); key != null; key = stored.nextName()) {
      int mark = form.enter(key);
      stored.nextToken();
      copy(form, stored);
      form.leave(mark);
    }
  }

  private static void botAuth(FormWriter form, UserId bot, IssuedTokens issued, Sender sender) {
    access(form, issued, sender);
    place(form, sender);
    form.put("refresh_token", issued.refreshToken());
    form.put("user_id", bot.toString());
    form.put(sender.standing().clientId());
    form.put(sender.standing().applicationToken());
  }

  /// What the handler may do in the name of the user who caused the event; without a user, and in
  /// the second generation, only where it came from.
  private void auth(FormWriter form, Event event, Sender sender) {
    var actor = event.actor();
    var standing = sender.standing();
    if (sender.app().kind().equals(App.OUTGOING)) {
      form.put(standing.domain());
      form.put(standing.clientEndpoint());
      form.put(standing.serverEndpoint());
      form.put(standing.memberId());
    } else if (PLACE_ONLY.contains(event.event())) {
      form.put(standing.domain());
      form.put(standing.serverEndpoint());
      form.put(standing.clientEndpoint());
      form.put(standing.memberId());
    } else if (actor == null || BotEvent.isSecond(event.event())) {
      place(form, sender);
    } else if (PLACE_FIRST.contains(event.event())) {
      installed(form, sender.tokens(tokens, actor), sender);
      form.put("user_id", actor.toString());
    } else {
      var issued = sender.tokens(tokens, actor);
      access(form, issued, sender);
      place(form, sender);
      form.put("user_id", actor.toString());
      if (event.event().startsWith("ONIMBOTMESSAGE") || REFRESHABLE.contains(event.event())) {
        form.put("refresh_token", issued.refreshToken());
      }
    }
    if (!event.event().equals("ONAPPPAYMENT")) {
      form.put(sender.standing().applicationToken());
    }
  }

  private static void installed(FormWriter form, IssuedTokens issued, Sender sender) {
    var standing = sender.standing();
    form.put(standing.domain());
    form.put(standing.scope());
    form.put("access_token", issued.accessToken());
    form.put("refresh_token", issued.refreshToken());
    form.put("expires", Long.toString(issued.expires().getEpochSecond()));
    form.put("expires_in", left(issued, sender));
    form.put(standing.serverEndpoint());
    form.put(standing.status());
    form.put(standing.clientEndpoint());
    form.put(standing.memberId());
  }

  private static void access(FormWriter form, IssuedTokens issued, Sender sender) {
    form.put("access_token", issued.accessToken());
    form.put("expires", Long.toString(issued.expires().getEpochSecond()));
    form.put("expires_in", left(issued, sender));
  }

  private static String left(IssuedTokens issued, Sender sender) {
    return Long.toString(
        Duration.between(sender.now(), issued.expires()).plusMillis(500).toSeconds());
  }

  private static void place(FormWriter form, Sender sender) {
    var standing = sender.standing();
    form.put(standing.scope());
    form.put(standing.domain());
    form.put(standing.serverEndpoint());
    form.put(standing.status());
    form.put(standing.clientEndpoint());
    form.put(standing.memberId());
  }
}
