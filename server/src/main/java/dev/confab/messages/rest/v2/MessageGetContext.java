package dev.confab.messages.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.messages.MessageV2Error.BOT_TYPE_NOT_ALLOWED;
import static dev.confab.messages.MessageV2Error.MESSAGE_ACCESS_DENIED;
import static dev.confab.messages.MessageV2Error.MESSAGE_NOT_FOUND;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.messages.Messages;
import dev.confab.people.rest.v2.ShownUser;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows what was said around a message, oldest first, to a bot that hears everything.
/// (imbot.v2/messages/chat-message-get-context.md)
final class MessageGetContext
    implements RestMethod<MessageGetContext.Params, MessageGetContext.Found> {
  record Params(
      @Whole BotKey bot,
      @Doc("The message in the middle.") @Nullable MessageId messageId,
      @Doc("How many on either side, 1 to 50.") @Default("50") long range) {}

  record Found(
      @Doc("The messages, oldest first.") List<ShownMessage> messages,
      @Doc("Who wrote them.") List<ShownUser> users,
      @Doc("Whether there are older ones.") boolean hasPrevPage,
      @Doc("Whether there are newer ones.") boolean hasNextPage) {}

  private final Sight sight;
  private final Messages messages;
  private final ShownMessages shown;

  MessageGetContext(Sight sight, Messages messages, ShownMessages shown) {
    this.sight = sight;
    this.messages = messages;
    this.shown = shown;
  }

  @Override
  public MethodSpec<Params, Found> spec() {
    return MethodSpec.<Params, Found>reading(
            "imbot.v2.Chat.Message.getContext", Params.class, Found.class)
        .needs(IMBOT)
        .refusesWith(
            BotV2Error.speaking(BOT_TYPE_NOT_ALLOWED, MESSAGE_NOT_FOUND, MESSAGE_ACCESS_DENIED));
  }

  @Override
  public Found handle(Call call, Params asked) {
    var seen = sight.of(call, asked.bot(), asked.messageId());
    var range = Math.clamp(asked.range(), 1, Messages.PAGE_MAX);
    var around = messages.around(call.reads(), seen, range);
    return new Found(
        shown.of(call, seen.chat(), seen.member(), around.messages()),
        shown.authors(call, around.messages()),
        around.older(),
        around.newer());
  }
}
