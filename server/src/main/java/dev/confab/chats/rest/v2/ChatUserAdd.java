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
import dev.confab.chats.GuestList;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets users into a chat that a bot manages; who is in it, or is nobody, is passed over.
/// (imbot.v2/chats/chat-user-add.md)
final class ChatUserAdd implements RestMethod<ChatUserAdd.Params, Done> {
  record Params(
      @Whole BotKey bot,
      @Doc("`chat{id}`.") @Nullable DialogId dialogId,
      @Doc(
              "Who joins it; with the credential of somebody from outside the company, who must be"
                  + " in the chat, only bots and those who share a chat with him.")
          @Nullable List<UserId> userIds) {}

  private final Door door;
  private final Attendance attendance;
  private final GuestList guests;

  ChatUserAdd(Door door, Attendance attendance, GuestList guests) {
    this.guests = guests;
    this.door = door;
    this.attendance = attendance;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing("imbot.v2.Chat.User.add", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var place = door.leading(call, asked.bot(), asked.dialogId());
    if (asked.userIds() == null) {
      throw SystemError.ERROR_ARGUMENT.refuse("userIds");
    }
    ACCESS_DENIED.unless(place.chat().takesMembers());
    var users = asked.userIds().stream().limit(Chats.USERS_MAX).toList();
    var let = guests.of(call.tx(), call.caller(), place.chat(), users);
    attendance.join(call.tx(), place.chat(), let, place.me(), true);
    return Done.DONE;
  }
}
