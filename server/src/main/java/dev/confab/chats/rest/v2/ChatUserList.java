package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.UserId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.Chats;
import dev.confab.chats.MemberOrder;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.rest.v2.ShownUser;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists who is in a chat. (imbot.v2/chats/chat-user-list.md)
final class ChatUserList implements RestMethod<ChatUserList.Params, List<ShownUser>> {
  private static final int LIMIT_MAX = 200;

  record Params(
      @Whole BotKey bot,
      @Doc("`chat{id}`, or a user's id for the private dialog.") @Nullable DialogId dialogId,
      @Doc("One of these, `ASC` or `DESC`; absent: by id.") @Nullable Order order,
      @Doc("How many, 1 to 200.") @Default("50") long limit) {}

  record Order(
      @Doc("By the member's id.") @Nullable String id,
      @Doc("The same.") @Nullable String userId,
      @Doc("By the last message he wrote.") @Nullable String lastSendMessageId) {
    MemberOrder asked() {
      if (lastSendMessageId != null) {
        return isDown(lastSendMessageId) ? MemberOrder.SENT_DOWN : MemberOrder.SENT_UP;
      }
      return isDown(id == null ? userId : id) ? MemberOrder.USER_DOWN : MemberOrder.USER_UP;
    }

    private static boolean isDown(@Nullable String direction) {
      return direction != null && direction.strip().equalsIgnoreCase("DESC");
    }
  }

  private final Door door;
  private final Chats chats;
  private final People people;
  private final ShownUsers users;

  ChatUserList(Door door, Chats chats, People people, ShownUsers users) {
    this.door = door;
    this.chats = chats;
    this.people = people;
    this.users = users;
  }

  @Override
  public MethodSpec<Params, List<ShownUser>> spec() {
    return MethodSpec.<Params, List<ShownUser>>reading(
            "imbot.v2.Chat.User.list", Params.class, List.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED));
  }

  @Override
  public List<ShownUser> handle(Call call, Params asked) {
    var place = door.in(call, asked.bot(), asked.dialogId());
    var order = asked.order() == null ? MemberOrder.USER_UP : asked.order().asked();
    var limit = Math.clamp(asked.limit(), 1, LIMIT_MAX);
    var ids = chats.members(call.reads(), place.chat(), order, limit);
    return users.of(call, inOrder(ids, people.find(call.reads(), ids)));
  }

  private static List<Person> inOrder(List<UserId> ids, List<Person> persons) {
    Map<UserId, Integer> places = new HashMap<>();
    ids.forEach(id -> places.put(id, places.size()));
    return persons.stream()
        .sorted(Comparator.comparingInt(person -> places.getOrDefault(person.id(), 0)))
        .toList();
  }
}
