package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.ChatError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Says anew what a group chat is for; whoever may rename it may. Ours alone: the original lets
/// only bots do it by a call.
final class MessengerDescribe implements RestMethod<MessengerDescribe.Params, Boolean> {
  private final Facelift facelift;

  MessengerDescribe(Facelift facelift) {
    this.facelift = facelift;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The group chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc("What it is for; cut after 2000 characters, empty takes it away.") @Default("")
          String description) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(
            "confab.messenger.describe", Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(ChatError.CHAT_ID_EMPTY, ChatError.ACTION_UNAVAILABLE, ChatError.TITLE_FIXED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    facelift.describe(call.tx(), call.caller().user(), asked.chatId(), asked.description());
    return true;
  }
}
