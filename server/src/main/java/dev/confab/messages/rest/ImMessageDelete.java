package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.messages.Changes;
import dev.confab.messages.MessageError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Deletes a message of the calling user, or of a group that he looks after.
/// (chats/messages/im-message-delete.md)
final class ImMessageDelete implements RestMethod<ImMessageDelete.Params, Boolean> {
  private final Changes changes;

  ImMessageDelete(Changes changes) {
    this.changes = changes;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The message.") @OrElse("MESSAGE_ID_EMPTY") MessageId messageId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.message.delete", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(MessageError.MESSAGE_ID_EMPTY, MessageError.CANT_EDIT);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var me = call.caller().user();
    changes.delete(call.tx(), me, changes.deletable(call.tx(), me, asked.messageId()));
    return true;
  }
}
