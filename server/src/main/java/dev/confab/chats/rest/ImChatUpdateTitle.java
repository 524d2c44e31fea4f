package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.ChatError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Renames a group chat. (chats/chat-update/im-chat-update-title.md)
final class ImChatUpdateTitle implements RestMethod<ImChatUpdateTitle.Params, Boolean> {
  private final Facelift facelift;

  ImChatUpdateTitle(Facelift facelift) {
    this.facelift = facelift;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The group chat as `chat{id}`, instead of CHAT_ID.") @Nullable @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("The group chat by its number.") @Nullable ChatId chatId,
      @Doc("The new title.") @Default("") String title) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.chat.updateTitle", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.DIALOG_ID_EMPTY,
            ChatError.TITLE_EMPTY,
            ChatError.ACTION_UNAVAILABLE,
            ChatError.TITLE_FIXED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var id = ChatChoice.of(asked.dialogId(), asked.chatId());
    facelift.rename(call.tx(), call.caller().user(), id, asked.title());
    return true;
  }
}
