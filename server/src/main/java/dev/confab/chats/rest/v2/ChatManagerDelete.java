package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;
import static dev.confab.chats.ChatV2Error.EMPTY_USER_IDS;

import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.UserId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes members off the managers of a bot's chat; who is none is passed over.
/// (imbot.v2/chats/chat-manager-delete.md)
final class ChatManagerDelete implements RestMethod<ChatManagerDelete.Params, Done> {
  record Params(
      @Whole BotKey bot,
      @Doc("`chat{id}`.") @Nullable DialogId dialogId,
      @Doc("The members.") @Nullable List<UserId> userIds) {}

  private final ManagerList managers;

  ChatManagerDelete(ManagerList managers) {
    this.managers = managers;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing(
            "imbot.v2.Chat.Manager.delete", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(EMPTY_USER_IDS, ACCESS_DENIED));
  }

  @Override
  public Done handle(Call call, Params asked) {
    managers.change(call, asked.bot(), asked.dialogId(), asked.userIds(), false);
    return Done.DONE;
  }
}
