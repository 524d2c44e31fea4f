package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.chats.ChatError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Makes a member a manager of the caller's group chat, or ends it. Ours alone: the original lets
/// only bots do it by a call.
final class MessengerManagerSet implements RestMethod<MessengerManagerSet.Params, Boolean> {
  private final Lead lead;

  MessengerManagerSet(Lead lead) {
    this.lead = lead;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc("The user.") @OrElse("USER_ID_EMPTY") UserId userId,
      @Doc("Whether the member is a manager from now on.") @Default("Y") boolean isManager) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(
            "confab.messenger.manager", Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(ChatError.CHAT_ID_EMPTY, ChatError.USER_ID_EMPTY, ChatError.MANAGER_DENIED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var me = call.caller().user();
    lead.setManager(call.tx(), me, asked.chatId(), asked.userId(), asked.isManager());
    return true;
  }
}
