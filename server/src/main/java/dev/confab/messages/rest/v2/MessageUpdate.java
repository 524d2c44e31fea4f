package dev.confab.messages.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;
import static dev.confab.messages.MessageError.ATTACH_OVERSIZE;
import static dev.confab.messages.MessageError.ATTACH_WRONG;
import static dev.confab.messages.MessageError.KEYBOARD_OVERSIZE;
import static dev.confab.messages.MessageError.KEYBOARD_WRONG;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.basics.Reworded;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.rest.v2.Door;
import dev.confab.messages.BlockRules;
import dev.confab.messages.Blocks;
import dev.confab.messages.Changes;
import dev.confab.messages.Edit;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Changes a message of a bot. (imbot.v2/messages/chat-message-update.md)
final class MessageUpdate implements RestMethod<MessageUpdate.Params, Done> {
  record Params(
      @Whole BotKey bot,
      @Doc("The message; one that is older than three days is ACCESS_DENIED.")
          @Nullable MessageId messageId,
      @Doc("What is to change; what is absent stays.") @Nullable Fields fields) {}

  record Fields(
      @Doc(
              "The text; empty: none, and a message that is left with nothing to look at is"
                  + " deleted.")
          @Nullable String message,
      @Doc(
              "Attachment blocks; empty or `N`: none, and a message that is left with nothing is"
                  + " deleted.")
          @Nullable JsonNode attach,
      @Doc("Buttons; empty or `N`: none.") @Nullable JsonNode keyboard,
      @Doc("Whether links are shown with a card.") @Default("Y") boolean urlPreview) {
    static final Fields NONE = new Fields(null, null, null, true);
  }

  private final Door door;
  private final Changes changes;

  MessageUpdate(Door door, Changes changes) {
    this.door = door;
    this.changes = changes;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing(
            "imbot.v2.Chat.Message.update", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(
            BotV2Error.speaking(
                ACCESS_DENIED, ATTACH_WRONG, ATTACH_OVERSIZE, KEYBOARD_WRONG, KEYBOARD_OVERSIZE));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var bot = door.bot(call, asked.bot()).id();
    var message = asked.messageId();
    if (message == null) {
      throw ACCESS_DENIED.refuse();
    }
    var fields = asked.fields() == null ? Fields.NONE : asked.fields();
    var open = Reworded.as(ACCESS_DENIED, () -> changes.editable(call.tx(), bot, message));
    var blocks = Blocks.patch(fields.attach(), fields.keyboard(), null, BlockRules.PERSON);
    Blocks.of(bot, blocks);
    changes.edit(
        call.tx(), bot, open, new Edit(fields.message(), blocks, fields.urlPreview(), true));
    return Done.DONE;
  }
}
