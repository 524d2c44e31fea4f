package dev.confab.delivery;

import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.access.IssuedTokens;
import dev.confab.access.Tokens;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import dev.confab.sql.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of an event of the first generation, key by key in the order of the original.
///
/// Tokens are issued for each attempt, so that an event that waited for hours still arrives with
/// tokens that work. `ts` is when the event happened, the same at every attempt: a handler can see
/// from it how late the news is, and what it stored for a repeated event does not change. The time
/// of the attempt travels in the header `webhook-timestamp`.
public final class EventBody implements Bodies {
  private final Store store;
  private final Portals portals;
  private final Apps apps;
  private final Tokens tokens;
  private final Function<Portal, String> publicUrl;
  private final InstantSource clock;

  /// Composes for all portals of the store.
  ///
  /// @param publicUrl the address under which a portal is reached, without a slash at its end
  public EventBody(
      Store store,
      Portals portals,
      Apps apps,
      Tokens tokens,
      Function<Portal, String> publicUrl,
      InstantSource clock) {
    this.store = store;
    this.portals = portals;
    this.apps = apps;
    this.tokens = tokens;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  @Override
  public String compose(Event event) {
    return PhpForm.write(tree(event));
  }

  ObjectNode tree(Event event) {
    var app = apps.find(store.reads(event.portal()), event.app());
    if (app == null) {
      throw new IllegalStateException("application " + event.app() + " does not exist");
    }
    var sender = new Sender(portals.get(event.portal()), app, clock.instant());
    var body = Json.mapper().createObjectNode();
    body.put("event", event.event());
    body.put("event_handler_id", event.handler().toString());
    body.set("data", data(event, sender));
    body.put("ts", Long.toString(event.created().getEpochSecond()));
    body.set("auth", auth(event, sender));
    return body;
  }

  private record Sender(Portal portal, App app, Instant now) {}

  /// The data as they were stored, with the bots' own tokens.
  private ObjectNode data(Event event, Sender sender) {
    var data = (ObjectNode) Json.parse(event.data());
    if (data.get("BOT") instanceof ObjectNode bots) {
      for (var id : bots.propertyNames().toArray(String[]::new)) {
        bots.set(id, bot(id, bots.get(id), sender));
      }
    }
    return data;
  }

  private ObjectNode bot(String id, JsonNode stored, Sender sender) {
    var bot = botAuth(new UserId(Long.parseLong(id)), sender);
    bot.set("AUTH", bot.deepCopy());
    bot.put("BOT_ID", id);
    stored.properties().forEach(entry -> bot.set(entry.getKey(), entry.getValue()));
    return bot;
  }

  private ObjectNode botAuth(UserId bot, Sender sender) {
    var issued = tokens.issue(sender.portal().id(), sender.app(), bot);
    var auth = Json.mapper().createObjectNode();
    putAccess(auth, issued, sender);
    putPlace(auth, sender);
    auth.put("refresh_token", issued.refreshToken());
    auth.put("user_id", bot.toString());
    auth.put("client_id", sender.app().clientId());
    auth.put("application_token", sender.app().applicationToken());
    return auth;
  }

  /// What the handler may do in the name of the user who caused the event; without a user only
  /// where it came from. Only events of messages carry a refresh token, as in the original.
  private ObjectNode auth(Event event, Sender sender) {
    var actor = event.actor();
    var issued = actor == null ? null : tokens.issue(sender.portal().id(), sender.app(), actor);
    var auth = Json.mapper().createObjectNode();
    putAccess(auth, issued, sender);
    putPlace(auth, sender);
    if (actor != null && issued != null) {
      auth.put("user_id", actor.toString());
      if (event.event().startsWith("ONIMBOTMESSAGE")) {
        auth.put("refresh_token", issued.refreshToken());
      }
    }
    auth.put("application_token", sender.app().applicationToken());
    return auth;
  }

  private static void putAccess(ObjectNode auth, @Nullable IssuedTokens issued, Sender sender) {
    if (issued == null) {
      return;
    }
    auth.put("access_token", issued.accessToken());
    auth.put("expires", Long.toString(issued.expires().getEpochSecond()));
    var left = Duration.between(sender.now(), issued.expires()).plusMillis(500).toSeconds();
    auth.put("expires_in", Long.toString(left));
  }

  private void putPlace(ObjectNode auth, Sender sender) {
    var rest = publicUrl.apply(sender.portal()) + "/rest/";
    auth.put("scope", String.join(",", sender.app().scopes()));
    auth.put("domain", sender.portal().host());
    auth.put("server_endpoint", rest);
    auth.put("status", sender.app().status());
    auth.put("client_endpoint", rest);
    auth.put("member_id", sender.portal().memberId());
  }
}
