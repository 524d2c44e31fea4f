package dev.confab.chats.rest.v2;

import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;
import static dev.confab.chats.ChatV2Error.EMPTY_USER_IDS;

import dev.confab.basics.DialogId;
import dev.confab.basics.UserId;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.Chats;
import dev.confab.chats.Upkeep;
import dev.confab.rpc.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the two methods about managers have in common.
final class ManagerList {
  private final Door door;
  private final Chats chats;
  private final Upkeep upkeep;

  ManagerList(Door door, Chats chats, Upkeep upkeep) {
    this.door = door;
    this.chats = chats;
    this.upkeep = upkeep;
  }

  void change(
      Call call,
      BotKey key,
      @Nullable DialogId dialog,
      @Nullable List<UserId> users,
      boolean managing) {
    door.demand(call, key);
    if (users == null || users.isEmpty()) {
      throw EMPTY_USER_IDS.refuse();
    }
    var place = door.inGroup(call, key, dialog);
    var tx = call.tx();
    ACCESS_DENIED.unless(upkeep.isOwnedBy(tx, place.chat(), place.me()));
    for (var user : users.stream().distinct().limit(Chats.USERS_MAX).toList()) {
      if (chats.isMember(tx, place.chat(), user)) {
        upkeep.setManager(tx, place.chat(), user, managing);
      }
    }
  }
}
