package dev.confab.messages.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.basics.Reworded;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.rest.v2.Door;
import dev.confab.messages.Changes;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Deletes a message of a bot, or of a group that the bot looks after.
/// (imbot.v2/messages/chat-message-delete.md)
final class MessageDelete implements RestMethod<MessageDelete.Params, Done> {
  record Params(
      @Whole BotKey bot,
      @Doc("The message; one that is older than three days is ACCESS_DENIED.")
          @Nullable MessageId messageId,
      @Doc("Whether no mark is left in its place.") @Default("false") boolean complete) {}

  private final Door door;
  private final Changes changes;

  MessageDelete(Door door, Changes changes) {
    this.door = door;
    this.changes = changes;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing(
            "imbot.v2.Chat.Message.delete", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var tx = call.tx();
    var bot = door.bot(call, asked.bot()).id();
    var message = asked.messageId();
    if (message == null) {
      throw ACCESS_DENIED.refuse();
    }
    var open = Reworded.as(ACCESS_DENIED, () -> changes.deletable(tx, bot, message));
    if (asked.complete()) {
      changes.erase(tx, bot, open);
    } else {
      changes.delete(tx, bot, open);
    }
    return Done.DONE;
  }
}
