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
import dev.confab.chats.Places;
import dev.confab.people.People;
import dev.confab.people.rest.UserCard;
import dev.confab.people.rest.UserCards;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Page;
import dev.confab.rpc.RestMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Lists who is in a dialog, by id and by pages. (chats/chat-users/im-dialog-users-list.md)
final class ImDialogUsersList implements RestMethod<ImDialogUsersList.Params, Page<UserCard>> {
  private static final int LIMIT_MAX = 200;

  /// Bots of a portal that are looked for in a chat.
  private static final int BOTS_MAX = 10_000;

  /// The only users of this server that the original calls external.
  private static final String BOT = "bot";

  private final Chats chats;
  private final DialogDoor door;
  private final Bots bots;
  private final People people;
  private final UserCards cards;
  private final Places members = new Places();

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
    var bots = withoutBots(asked) ? bots(call, chat) : Set.<UserId>of();
    var offset = (int) Math.clamp(asked.offset(), 0, chat.memberCount());
    var found =
        chats
            .members(
                call.reads(), chat, Math.max(0, asked.lastId()), offset + limit + 1 + bots.size())
            .stream()
            .map(Member::user)
            .filter(user -> !bots.contains(user))
            .skip(offset)
            .limit(limit + 1L)
            .toList();
    return page(call, found, limit, offset, chat.memberCount() - bots.size());
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

  /// The bots of a chat. Looked for among its members, or its members among the portal's bots, of
  /// whichever there are fewer: a large chat has few bots, and is not read for them.
  private Set<UserId> bots(Call call, Chat chat) {
    var reads = call.reads();
    var most = (int) Math.min(chat.memberCount(), BOTS_MAX);
    var all = bots.some(reads, most + 1);
    if (all.size() <= most) {
      return members.among(reads, chat, all);
    }
    return bots.among(reads, chats.members(reads, chat)).stream()
        .map(Bot::id)
        .collect(Collectors.toSet());
  }
}
