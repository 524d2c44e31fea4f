package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.people.People;
import dev.confab.people.rest.UserCard;
import dev.confab.people.rest.UserCards;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Page;
import dev.confab.rpc.RestMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Lists who is in a dialog, by id and by pages. (chats/chat-users/im-dialog-users-list.md)
final class ImDialogUsersList implements RestMethod<ImDialogUsersList.Params, Page<UserCard>> {
  private static final int LIMIT_MAX = 200;

  /// The only users of this server that the original calls external.
  private static final String BOT = "bot";

  private final Chats chats;
  private final DialogDoor door;
  private final Bots bots;
  private final People people;
  private final UserCards cards;

  ImDialogUsersList(Chats chats, DialogDoor door, Bots bots, People people, UserCards cards) {
    this.chats = chats;
    this.door = door;
    this.bots = bots;
    this.people = people;
    this.cards = cards;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("Whether bots are left out.") @Default("N") boolean skipExternal,
      @Doc("With SKIP_EXTERNAL: kinds that stay all the same, with commas, for example `bot`.")
          @Default("")
          String skipExternalExceptTypes,
      @Doc("How many, at most 200.") @Default("50") long limit,
      @Doc("Only users with greater ids.") @Default("0") long lastId,
      @Doc("How many to pass over.") @Default("0") long offset) {}

  @Override
  public MethodSpec<Params, Page<UserCard>> spec() {
    return MethodSpec.<Params, Page<UserCard>>preparing(
            "im.dialog.users.list", Params.class, Page.class)
        .needs(Scope.IM)
        .refusesWith(ChatError.DIALOG_ID_EMPTY, ChatError.NO_DIALOG, ChatError.NO_ACCESS);
  }

  @Override
  public Page<UserCard> handle(Call call, Params asked) {
    var chat = door.open(call, asked.dialogId());
    var all = users(call, chat, asked);
    var offset = Math.max(0, asked.offset());
    var limit = Math.clamp(asked.limit(), 1, LIMIT_MAX);
    var ids =
        all.stream().filter(id -> id.value() > asked.lastId()).skip(offset).limit(limit).toList();
    return Page.of(cards.of(call, people.find(call.reads(), ids)), offset, all.size());
  }

  private List<UserId> users(Call call, Chat chat, Params asked) {
    var all = new ArrayList<>(chats.members(call.reads(), chat));
    all.sort(Comparator.comparingLong(UserId::value));
    var kept =
        Arrays.stream(asked.skipExternalExceptTypes().split(",", -1))
            .map(kind -> kind.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (asked.skipExternal() && !kept.contains(BOT)) {
      all.removeAll(bots.among(call.reads(), all).stream().map(Bot::id).toList());
    }
    return all;
  }
}
