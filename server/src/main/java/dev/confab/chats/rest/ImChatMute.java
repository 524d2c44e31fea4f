package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.chats.Recents;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Lets a chat count for nothing in the calling user's totals, or again.
/// (chats/special-operations/im-chat-mute.md)
final class ImChatMute implements RestMethod<ImChatMute.Params, Boolean> {
  private final Chats chats;
  private final Recents recents;

  ImChatMute(Chats chats, Recents recents) {
    this.chats = chats;
    this.recents = recents;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id; instead of CHAT_ID.")
          @Nullable
          @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("The chat by its number.") @Nullable ChatId chatId,
      @Doc("Whether it is mute from now on.") @Default("Y") boolean mute) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.chat.mute", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(ChatError.CHAT_ID_EMPTY, ChatError.DIALOG_ID_EMPTY, ChatError.NOT_MUTABLE);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var me = call.caller().user();
    var chat = chats.visibleTo(call.tx(), me, dialog(asked));
    if (chat == null || !chat.restrictions().mute()) {
      throw ChatError.NOT_MUTABLE.refuse();
    }
    recents.mute(call.tx(), chat, me, asked.mute());
    return true;
  }

  private static DialogId dialog(Params asked) {
    if (asked.dialogId() != null) {
      return asked.dialogId();
    }
    if (asked.chatId() == null) {
      throw ChatError.CHAT_ID_EMPTY.refuse();
    }
    return new DialogId.InChat(asked.chatId());
  }
}
