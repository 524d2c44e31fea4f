package dev.confab.house;

import dev.confab.access.App;
import dev.confab.basics.Caller;
import dev.confab.basics.Json;
import dev.confab.delivery.Replies;
import dev.confab.eventlog.Event;
import dev.confab.rpc.Dispatcher;
import dev.confab.rpc.Origin;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Carries out what a handler answers in the body of its 2xx, where its terms allow it: one call of
/// one method, as the bot that was told, with the rights of its application and no others.
final class InlineReplies implements Replies {
  /// Methods of a chat; a reply is no way to change webhooks, terms or people.
  private static final Pattern METHOD = Pattern.compile("(imbot|im)(\\.[a-z][a-z0-9]{0,19}){1,5}");

  /// Methods of the second generation name the bot in their own way.
  private static final Pattern SECOND = Pattern.compile("(imbot|im)\\.v2\\..*");

  private final Rooms rooms;
  private final Dispatcher dispatcher;

  InlineReplies(Rooms rooms, Dispatcher dispatcher) {
    this.rooms = rooms;
    this.dispatcher = dispatcher;
  }

  @Override
  public boolean areHeard(Event event) {
    return event.isForBot()
        && rooms.agreements().of(event.portal(), event.app(), event.bot()).inlineReply();
  }

  @Override
  public @Nullable String carryOut(Event event, String body) {
    if (!areHeard(event)) {
      return null;
    }
    var reply = read(body);
    if (reply == null || !reply.path("method").isString()) {
      return null;
    }
    var method = reply.get("method").asString().toLowerCase(Locale.ROOT);
    if (!METHOD.matcher(method).matches()) {
      return "the reply was not carried out: only methods of imbot and im are";
    }
    var app = rooms.apps().find(rooms.store().reads(event.portal()), event.app());
    if (app == null || app.blocked()) {
      return "the reply was not carried out: the application is gone or blocked";
    }
    var origin = new Origin("127.0.0.1", "", true, "event-" + event.portal() + "-" + event.id());
    var outcome =
        dispatcher.carryOut(caller(event, app), origin, method, params(event, method, reply));
    return "the reply " + method + " " + outcome;
  }

  private static @Nullable ObjectNode read(String body) {
    try {
      JsonNode tree = Json.parse(body);
      return tree instanceof ObjectNode map ? map : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /// `params`, or whatever stands beside `method`, as Telegram has it. The bot is the one that was
  /// told unless the reply names another of its application.
  private static ObjectNode params(Event event, String method, ObjectNode reply) {
    var params = reply.get("params") instanceof ObjectNode given ? given : reply.deepCopy();
    params.remove("method");
    var key = SECOND.matcher(method).matches() ? "botId" : "BOT_ID";
    if (params.propertyNames().stream().noneMatch(key::equalsIgnoreCase)) {
      params.put(key, event.bot().value());
    }
    return params;
  }

  private static Caller caller(Event event, App app) {
    return new Caller(
        event.portal(),
        event.bot(),
        Caller.Auth.APPLICATION,
        app.scopes(),
        app.id(),
        app.clientId(),
        "app:" + app.id());
  }
}
