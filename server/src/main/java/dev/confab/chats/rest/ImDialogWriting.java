package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.chats.Typing;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Tells the others of a dialog that the calling user is writing.
/// (chats/messages/im-dialog-writing.md)
final class ImDialogWriting implements RestMethod<ImDialogWriting.Params, Boolean> {
  private final People people;
  private final Chats chats;
  private final Typing typing;

  ImDialogWriting(People people, Chats chats, Typing typing) {
    this.people = people;
    this.chats = chats;
    this.typing = typing;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>reading("im.dialog.writing", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(ChatError.DIALOG_ID_EMPTY, ChatError.ACTION_UNAVAILABLE);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var me = call.caller().user();
    var chat = chats.visibleTo(call.reads(), me, asked.dialogId());
    if (chat != null) {
      typing.note(call.caller().portal(), chat.id(), me);
      return true;
    }
    // where nobody has written yet, nobody looks
    var unwritten =
        asked.dialogId() instanceof DialogId.WithUser(var user)
            && people.mayMeet(call.reads(), me, user);
    ChatError.ACTION_UNAVAILABLE.unless(unwritten);
    return true;
  }
}
