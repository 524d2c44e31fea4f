package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.ChatError;
import dev.confab.chats.Entrance;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Opens a dialog as a person does who looks at it: a private one that is not there yet is made,
/// and a bot on its other side hears that somebody came, before a word is said. Ours alone; the
/// original tells its own clients in another way.
final class MessengerOpen implements RestMethod<MessengerOpen.Params, MessengerOpen.Opened> {
  private final Entrance entrance;

  MessengerOpen(Entrance entrance) {
    this.entrance = entrance;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("`chat{id}` or a user's id.") @OrElse("DIALOG_ID_EMPTY") DialogId dialogId) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Opened(@Doc("The chat.") ChatId chatId) {}

  @Override
  public MethodSpec<Params, Opened> spec() {
    return MethodSpec.<Params, Opened>writing("confab.messenger.open", Params.class, Opened.class)
        .needs(Scope.CONFAB)
        .refusesWith(ChatError.DIALOG_ID_EMPTY, ChatError.NO_DIALOG);
  }

  @Override
  public Opened handle(Call call, Params asked) {
    var chat = entrance.into(call.tx(), call.caller().user(), asked.dialogId());
    if (chat == null) {
      throw ChatError.NO_DIALOG.refuse();
    }
    return new Opened(chat.id());
  }
}
