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

/// Gives a group chat another colour. (chats/chat-update/im-chat-update-color.md)
final class ImChatUpdateColor implements RestMethod<ImChatUpdateColor.Params, Boolean> {
  private final Facelift facelift;

  ImChatUpdateColor(Facelift facelift) {
    this.facelift = facelift;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The group chat as `chat{id}`, instead of CHAT_ID.") @Nullable @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("The group chat by its number.") @Nullable ChatId chatId,
      @Doc("The name of the new colour.") @Default("") String color) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.chat.updateColor", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.DIALOG_ID_EMPTY,
            ChatError.ACTION_UNAVAILABLE,
            ChatError.COLOR_UNKNOWN,
            ChatError.COLOR_SAME);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var id = ChatChoice.of(asked.dialogId(), asked.chatId());
    facelift.paint(call.tx(), call.caller().user(), id, asked.color());
    return true;
  }
}
