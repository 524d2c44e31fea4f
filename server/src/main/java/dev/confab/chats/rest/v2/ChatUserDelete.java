package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.UserId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.Attendance;
import dev.confab.chats.Chats;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import org.jspecify.annotations.Nullable;

/// Takes a user out of a chat that a bot manages; one who is not in it is out already.
/// (imbot.v2/chats/chat-user-delete.md)
final class ChatUserDelete implements RestMethod<ChatUserDelete.Params, Done> {
  record Params(
      @Whole BotKey bot,
      @Doc("`chat{id}`.") @Nullable DialogId dialogId,
      @Doc("The user.") @Nullable UserId userId) {}

  private final Door door;
  private final Chats chats;
  private final Attendance attendance;

  ChatUserDelete(Door door, Chats chats, Attendance attendance) {
    this.door = door;
    this.chats = chats;
    this.attendance = attendance;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing("imbot.v2.Chat.User.delete", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var place = door.leading(call, asked.bot(), asked.dialogId());
    var user = asked.userId();
    if (user == null) {
      throw SystemError.ERROR_ARGUMENT.refuse("userId");
    }
    var tx = call.tx();
    if (chats.isMember(tx, place.chat(), user)) {
      ACCESS_DENIED.unless(attendance.mayLeave(tx, place.chat(), place.me(), user));
      attendance.leave(tx, place.chat(), user, place.me());
    }
    return Done.DONE;
  }
}
