package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Entrance;
import dev.confab.messages.Forwarding;
import dev.confab.messages.MessageError;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Shows a message that the caller sees in another of his dialogs, as its author's words. Ours
/// alone: in the original bots forward by REST, and people by its own client.
final class MessengerForward implements RestMethod<MessengerForward.Params, MessageId> {
  private final People people;
  private final Chats chats;
  private final Forwarding forwarding;

  MessengerForward(People people, Chats chats, Forwarding forwarding) {
    this.people = people;
    this.chats = chats;
    this.forwarding = forwarding;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The message.") @OrElse("MESSAGE_ID_EMPTY") MessageId messageId,
      @Doc("Where it is shown: `chat{id}`, `sg{id}` of a workgroup, or a user's id.")
          @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId) {}

  @Override
  public MethodSpec<Params, MessageId> spec() {
    return MethodSpec.<Params, MessageId>writing(
            "confab.messenger.forward", Params.class, MessageId.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            MessageError.MESSAGE_ID_EMPTY,
            MessageError.DIALOG_ID_EMPTY,
            MessageError.NO_ACCESS,
            MessageError.USER_NOT_FOUND,
            MessageError.ACTION_UNAVAILABLE);
  }

  @Override
  public MessageId handle(Call call, Params asked) {
    var me = call.caller().user();
    var message = forwarding.open(call.tx(), me, asked.messageId());
    if (message == null) {
      throw MessageError.NO_ACCESS.refuse();
    }
    var to = to(call, asked.dialogId());
    people.touch(call.tx(), me);
    return forwarding.forward(call.tx(), me, to, message);
  }

  private Chat to(Call call, DialogId dialog) {
    var me = call.caller().user();
    if (dialog instanceof DialogId.WithUser(var user)) {
      return new Entrance(people, chats)
          .beside(
              call.tx(), me, user, MessageError.USER_NOT_FOUND, MessageError.ACTION_UNAVAILABLE);
    }
    var chat = chats.named(call.tx(), dialog);
    if (chat == null || !chats.isMember(call.tx(), chat, me)) {
      throw MessageError.ACTION_UNAVAILABLE.refuse();
    }
    return chat;
  }
}
