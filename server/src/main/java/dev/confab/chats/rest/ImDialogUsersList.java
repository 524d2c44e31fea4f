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
import dev.confab.chats.Member;
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
    var limit = Math.clamp(asked.limit(), 1, LIMIT_MAX);
    return withoutBots(asked)
        ? page(call, asked, limit, people(call, chat))
        : page(call, asked, limit, chat);
  }

  /// Looks at the members of the page, and of those that are passed over, alone.
  private Page<UserCard> page(Call call, Params asked, int limit, Chat chat) {
    var offset = (int) Math.clamp(asked.offset(), 0, chat.memberCount());
    var found =
        chats.members(call.reads(), chat, Math.max(0, asked.lastId()), offset + limit + 1).stream()
            .skip(offset)
            .map(Member::user)
            .toList();
    return page(call, found, limit, offset, chat.memberCount());
  }

  private Page<UserCard> page(Call call, Params asked, int limit, List<UserId> all) {
    var offset = Math.clamp(asked.offset(), 0, all.size());
    var found =
        all.stream()
            .filter(id -> id.value() > asked.lastId())
            .skip(offset)
            .limit(limit + 1L)
            .toList();
    return page(call, found, limit, offset, all.size());
  }

  /// @param found one more than are shown, where there are more
  private Page<UserCard> page(Call call, List<UserId> found, int limit, long offset, long total) {
    var more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    var items = cards.of(call, people.find(call.reads(), shown));
    return new Page<>(items, total, more ? offset + limit : null);
  }

  private static boolean withoutBots(Params asked) {
    var kept =
        Arrays.stream(asked.skipExternalExceptTypes().split(",", -1))
            .map(kind -> kind.strip().toLowerCase(Locale.ROOT))
            .toList();
    return asked.skipExternal() && !kept.contains(BOT);
  }

  /// Everybody but the bots. Who asks for this looks at all members: bots are told from people by
  /// the room of bots.
  private List<UserId> people(Call call, Chat chat) {
    var all = new ArrayList<>(chats.members(call.reads(), chat));
    all.sort(Comparator.comparingLong(UserId::value));
    all.removeAll(bots.among(call.reads(), all).stream().map(Bot::id).toList());
    return all;
  }
}
