package dev.confab.notifications.rest;

import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;
import static dev.confab.messages.MessageError.ATTACH_OVERSIZE;
import static dev.confab.messages.MessageError.ATTACH_WRONG;
import static dev.confab.notifications.NotifyError.BUTTONS_ERROR;
import static dev.confab.notifications.NotifyError.MESSAGE_EMPTY;
import static dev.confab.notifications.NotifyError.USER_ID_EMPTY;

import dev.confab.access.Scope;
import dev.confab.basics.Caller;
import dev.confab.basics.Cut;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.notifications.Kind;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Asks a user something that is answered by a button. The button's title comes as a message in the
/// private dialog of the user with whoever asks: the caller, or a bot of the caller's.
final class NotifyAsk implements RestMethod<NotifyAsk.Params, JsonNode> {
  /// Most buttons of a notification.
  private static final int BUTTONS_MAX = 10;

  private static final int LENGTH_MAX = 255;

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Who is to be asked.") @Nullable UserId userId,
      @Doc("The question.") @Nullable String message,
      @Doc("The buttons, each with `TITLE` and `VALUE`; at most ten.") @Nullable JsonNode buttons,
      @Doc("The bot that asks; absent: the caller.") @Nullable UserId botId,
      @Doc("Its name within the application; an older one of this name is taken away.")
          @Nullable String tag,
      @Doc("A name that several may have.") @Nullable String subTag,
      @Doc("An attachment, or its JSON text.") @Nullable JsonNode attach,
      @Doc("For webhooks: the application whose tags and bot these are.")
          @Nullable String clientId) {}

  private final NoticeSender sender;
  private final Bots bots;

  NotifyAsk(NoticeSender sender, Bots bots) {
    this.sender = sender;
    this.bots = bots;
  }

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>writing("confab.notify.ask", Params.class, JsonNode.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            BY_SESSION,
            CLIENT_ID_MISSING,
            BOT_NOT_FOUND,
            OTHER_APPLICATION,
            BUTTONS_ERROR,
            USER_ID_EMPTY,
            MESSAGE_EMPTY,
            ATTACH_OVERSIZE,
            ATTACH_WRONG);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    BY_SESSION.unless(call.caller().auth() != Caller.Auth.SESSION);
    // the answer is told to the bot: who asks as one hears it
    var author =
        asked.botId() == null
            ? call.caller().user()
            : bots.hearing(call.tx(), call.caller(), asked.clientId(), asked.botId()).id();
    var notice =
        new NewNotice(
            asked.userId(),
            asked.message(),
            null,
            asked.tag(),
            asked.subTag(),
            asked.attach(),
            asked.clientId());
    return sender.send(call, notice, Kind.ASKING, author, buttons(asked.buttons()));
  }

  private static String buttons(@Nullable JsonNode asked) {
    if (asked == null || asked.isEmpty() || asked.size() > BUTTONS_MAX) {
      throw BUTTONS_ERROR.refuse();
    }
    var buttons = Json.mapper().createArrayNode();
    for (var button : asked.values()) {
      var title = button.path("TITLE").asString("").strip();
      var value = button.path("VALUE").asString("").strip();
      BUTTONS_ERROR.unless(isFine(title) && isFine(value));
      buttons.addObject().put("TITLE", title).put("VALUE", value).put("TYPE", "accept");
    }
    return Json.write(buttons);
  }

  private static boolean isFine(String text) {
    return !text.isEmpty() && Cut.fits(LENGTH_MAX, text) && text.indexOf('\0') < 0;
  }
}
