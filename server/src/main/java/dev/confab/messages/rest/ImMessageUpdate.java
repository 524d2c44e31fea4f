package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.messages.BlockRules;
import dev.confab.messages.Blocks;
import dev.confab.messages.Changes;
import dev.confab.messages.Edit;
import dev.confab.messages.MessageError;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Changes a message of the calling user. (chats/messages/im-message-update.md)
final class ImMessageUpdate implements RestMethod<ImMessageUpdate.Params, Boolean> {
  private final People people;
  private final Changes changes;

  ImMessageUpdate(People people, Changes changes) {
    this.people = people;
    this.changes = changes;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The message.") @OrElse("MESSAGE_ID_EMPTY") MessageId messageId,
      @Doc("The new text; empty: the message is deleted, with all it shows; absent: it stays.")
          @Nullable String message,
      @Doc(
              "New attachment blocks; empty or `N`: none, and a message that is left with nothing"
                  + " is deleted; absent: they stay.")
          @Nullable JsonNode attach,
      @Doc("New buttons; empty or `N`: none; absent: they stay.") @Nullable JsonNode keyboard,
      @Doc("New items of the context menu; empty or `N`: none; absent: they stay.")
          @Nullable JsonNode menu,
      @Doc("Whether links are shown with a card.") @Default("Y") boolean urlPreview,
      @Doc("Whether a new ATTACH shows the message as edited, which others are told of.")
          @Default("Y")
          boolean isEdited) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.message.update", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(
            MessageError.MESSAGE_ID_EMPTY,
            MessageError.CANT_EDIT,
            MessageError.ATTACH_WRONG,
            MessageError.ATTACH_OVERSIZE,
            MessageError.KEYBOARD_WRONG,
            MessageError.KEYBOARD_OVERSIZE,
            MessageError.MENU_WRONG_IN_UPDATE,
            MessageError.MENU_OVERSIZE);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var me = call.caller().user();
    var open = changes.editable(call.tx(), me, asked.messageId());
    var blocks =
        Blocks.patch(asked.attach(), asked.keyboard(), asked.menu(), BlockRules.EDITING_PERSON);
    people.touch(call.tx(), me);
    var edit = new Edit(asked.message(), blocks, asked.urlPreview(), asked.isEdited());
    if (edit.leavesNoWords()) {
      changes.delete(call.tx(), me, open);
    } else {
      changes.edit(call.tx(), me, open, edit);
    }
    return true;
  }
}
