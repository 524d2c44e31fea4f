package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.ChatError;
import dev.confab.files.FileError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Gives a group chat another picture. (chats/chat-update/im-chat-update-avatar.md)
final class ImChatUpdateAvatar implements RestMethod<ImChatUpdateAvatar.Params, Boolean> {
  private final Facelift facelift;

  ImChatUpdateAvatar(Facelift facelift) {
    this.facelift = facelift;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The group chat as `chat{id}`, instead of CHAT_ID.") @Nullable @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("The group chat by its number.") @Nullable ChatId chatId,
      @Doc("The picture as Base64.") @Nullable JsonNode avatar) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.chat.updateAvatar", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.DIALOG_ID_EMPTY,
            ChatError.AVATAR_DENIED,
            ChatError.ACTION_UNAVAILABLE,
            ChatError.AVATAR_FIXED,
            FileError.NOT_AN_IMAGE,
            FileError.IMAGE_TOO_LARGE,
            ChatError.NO_SUCH_CHAT);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var id = ChatChoice.of(asked.dialogId(), asked.chatId());
    facelift.picture(call.tx(), call.caller().user(), id, asked.avatar());
    return true;
  }
}
