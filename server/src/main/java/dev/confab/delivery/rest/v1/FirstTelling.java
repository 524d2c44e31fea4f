package dev.confab.delivery.rest.v1;

import dev.confab.access.IssuedTokens;
import dev.confab.basics.FormWriter;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.delivery.Guide;
import dev.confab.delivery.NamedBot;
import dev.confab.delivery.Sender;
import dev.confab.delivery.Telling;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/// Events of bots of the first generation, key by key in the order of the original, and of
/// applications.
public final class FirstTelling implements Telling {
  /// Beside those of messages, events that carry a refresh token, as in the original: after them an
  /// application works on by itself.
  private static final Set<String> REFRESHABLE = Set.of("ONIMCOMMANDADD", "ONOFFLINEEVENT");

  /// A bot is told as was agreed on; what an application is told is posted.
  @Override
  public Terms terms(Terms agreed, Event event, Guide guide) {
    return event.isForBot() ? agreed : agreed.posting();
  }

  /// The data as they were stored, with the bots' own tokens. Read and written in one go: a tree in
  /// between would be most of the work.
  @Override
  public void data(FormWriter form, Sender sender) {
    try (var stored = Json.mapper().createParser(sender.event().data())) {
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

  private static void bots(FormWriter form, JsonParser stored, Sender sender) {
    for (var id = stored.nextName(); id != null; id = stored.nextName()) {
      int mark = form.enter(id);
      var bot = NamedBot.ofKey(id);
      if (bot != null && sender.belongs(bot)) {
        bot(form, bot, sender);
      }
      stored.nextToken();
      copy(form, stored);
      form.leave(mark);
    }
  }

  private static void commands(FormWriter form, JsonParser stored, Sender sender) {
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
  private static void command(FormWriter form, JsonParser stored, Sender sender) {
    var first = stored.nextName();
    if (first == null) {
      return;
    }
    var bot =
        stored.nextToken() == JsonToken.VALUE_NUMBER_INT
            ? new UserId(stored.getLongValue())
            : Event.NO_BOT;
    if (sender.belongs(bot)) {
      bot(form, bot, sender);
    } else {
      int mark = form.enter(first);
      copy(form, stored);
      form.leave(mark);
    }
    fields(form, stored);
  }

  private static void bot(FormWriter form, UserId bot, Sender sender) {
    var issued = sender.issue(bot);
    botAuth(form, bot, issued, sender);
    int inner = form.enter("AUTH");
    botAuth(form, bot, issued, sender);
    form.leave(inner);
    form.put("BOT_ID", bot.toString());
  }

  private static void botAuth(FormWriter form, UserId bot, IssuedTokens issued, Sender sender) {
    sender.bot(form, bot, issued);
    sender.clientId(form);
    sender.applicationToken(form);
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

  @Override
  public void auth(FormWriter form, UserId actor, Sender sender) {
    var issued = sender.issue(actor);
    sender.access(form, issued);
    sender.place(form);
    form.put("user_id", actor.toString());
    var event = sender.event().event();
    if (event.startsWith("ONIMBOTMESSAGE") || REFRESHABLE.contains(event)) {
      form.put("refresh_token", issued.refreshToken());
    }
  }

  @Override
  public List<NamedBot> named(ObjectNode data) {
    var named = new ArrayList<NamedBot>();
    for (var key : data.path("BOT").propertyNames()) {
      named.add(new NamedBot(NamedBot.ofKey(key), "BOT[%s]".formatted(key)));
    }
    for (var command : data.path("COMMAND").properties()) {
      var where = "the first value of COMMAND[%s]".formatted(command.getKey());
      var values = command.getValue().values().iterator();
      var isNamed = command.getValue().isObject() && values.hasNext();
      named.add(isNamed ? NamedBot.at(values.next(), where) : new NamedBot(null, where));
    }
    return named;
  }
}
