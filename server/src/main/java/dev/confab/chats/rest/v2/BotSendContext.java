package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IM;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.chats.Chat;
import dev.confab.chats.ContextEvents;
import dev.confab.chats.Entrance;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Tells a bot why its dialog was opened. Messengers call it when somebody followed a link with
/// `BOT_CONTEXT`, and whoever tries a bot out may call it too. (imbot.v2/bot-context.md)
final class BotSendContext implements RestMethod<BotSendContext.Params, Boolean> {
  /// Most characters of a context. It comes out of a link, and what is larger is to be asked for
  /// behind a short name.
  private static final int LENGTH_MAX = 30_000;

  record Params(
      @Doc("The bot's id, or `chat{id}` of a chat it is in.") @Nullable DialogId dialogId,
      @Doc("An object of any shape, as such or as JSON text; at most 30,000 characters.")
          @Nullable JsonNode context) {}

  private final Entrance entrance;
  private final ContextEvents events;

  BotSendContext(Entrance entrance, ContextEvents events) {
    this.entrance = entrance;
    this.events = events;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(
            "im.v2.Chat.Bot.sendContext", Params.class, Boolean.class)
        .needs(IM)
        .refusesWith(ACCESS_DENIED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var context = read(asked.context());
    var me = call.caller().user();
    var chat = chat(call, asked.dialogId());
    ACCESS_DENIED.unless(chat != null && events.opened(call.tx(), chat, me, context));
    return true;
  }

  private @Nullable Chat chat(Call call, @Nullable DialogId dialog) {
    return dialog == null ? null : entrance.into(call.tx(), call.caller().user(), dialog);
  }

  private static JsonNode read(@Nullable JsonNode given) {
    var sent = given != null && given.isString() ? parsed(given.asString()) : given;
    var context = sent == null ? null : PhpForm.withLists(sent);
    if (context != null && context.isArray() && context.isEmpty()) {
      return Json.mapper().createObjectNode(); // as PHP clients send an empty map
    }
    if (context == null || !context.isObject() || Json.write(context).length() > LENGTH_MAX) {
      throw SystemError.ERROR_ARGUMENT.refuse("context");
    }
    return context;
  }

  private static @Nullable JsonNode parsed(String text) {
    try {
      return text.length() > LENGTH_MAX ? null : Json.parse(text);
    } catch (JacksonException noJson) {
      return null;
    }
  }
}
