package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.Attendance;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Takes a bot out of a group chat. (imbot.v2/chats/chat-leave.md)
final class ChatLeave implements RestMethod<ChatLeave.Params, Done> {
  record Params(@Whole BotKey bot, @Doc("`chat{id}`.") @Nullable DialogId dialogId) {}

  private final Door door;
  private final Attendance attendance;

  ChatLeave(Door door, Attendance attendance) {
    this.door = door;
    this.attendance = attendance;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing("imbot.v2.Chat.leave", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var place = door.inGroup(call, asked.bot(), asked.dialogId());
    ACCESS_DENIED.unless(attendance.mayLeave(call.tx(), place.chat(), place.me(), place.me()));
    attendance.leave(call.tx(), place.chat(), place.me(), place.me());
    return Done.DONE;
  }
}
