package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.chats.Chats;
import dev.confab.chats.Membership;
import dev.confab.messages.Message;
import dev.confab.messages.Messages;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.rest.UserCards;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The caller's recent chats, those changed last first. (chats/im-recent-get.md)
final class ImRecentGet implements RestMethod<ImRecentGet.Params, List<RecentItem>> {
  /// How far back a synchronising client may look.
  private static final Duration AGE_MAX = Duration.ofDays(7);

  private final People people;
  private final UserCards cards;
  private final Chats chats;
  private final Messages messages;
  private final RecentItem.Maker maker;

  ImRecentGet(
      People people, UserCards cards, Chats chats, Messages messages, RecentItem.Maker maker) {
    this.people = people;
    this.cards = cards;
    this.chats = chats;
    this.messages = messages;
    this.maker = maker;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Whether chats of open lines are left out.") @Default("N") boolean skipOpenlines,
      @Doc("Whether group chats are left out.") @Default("N") boolean skipChat,
      @Doc("Whether private dialogs are left out.") @Default("N") boolean skipDialog,
      @Doc("Only chats changed since.") @Nullable Instant lastUpdate,
      @Doc("Whether only chats of open lines are wanted.") @Default("N") boolean onlyOpenlines,
      @Doc("Only chats changed since, at most seven days back.") @Nullable Instant lastSyncDate) {}

  @Override
  public MethodSpec<Params, List<RecentItem>> spec() {
    return MethodSpec.<Params, List<RecentItem>>reading("im.recent.get", Params.class, List.class)
        .needs(Scope.IM);
  }

  @Override
  public List<RecentItem> handle(Call call, Params asked) {
    var me = call.caller().user();
    var found =
        chats.recent(call.reads(), me, since(call, asked)).stream()
            .filter(item -> wanted(asked, item))
            .toList();
    var last =
        found.stream().map(item -> item.chat().lastMessage()).filter(Objects::nonNull).toList();
    var texts =
        messages.find(call.reads(), last).stream()
            .collect(Collectors.toMap(Message::id, Function.identity()));
    var others = persons(call, found, me);
    var pictures =
        cards.of(call, others.values()).stream()
            .collect(Collectors.toMap(card -> card.id(), Function.identity()));
    return found.stream()
        .map(item -> maker.make(call, item, texts.get(item.chat().lastMessage()), pictures::get))
        .toList();
  }

  private Map<UserId, Person> persons(Call call, List<Membership> found, UserId me) {
    var ids =
        found.stream()
            .filter(item -> item.chat().isPrivate())
            .map(item -> item.chat().counterpart(me))
            .distinct()
            .toList();
    return people.find(call.reads(), ids).stream()
        .collect(Collectors.toMap(Person::id, Function.identity()));
  }

  private static Instant since(Call call, Params asked) {
    if (asked.lastSyncDate() != null) {
      var oldest = call.now().minus(AGE_MAX);
      return asked.lastSyncDate().isBefore(oldest) ? oldest : asked.lastSyncDate();
    }
    return asked.lastUpdate() == null ? Instant.EPOCH : asked.lastUpdate();
  }

  private static boolean wanted(Params asked, Membership item) {
    var isPrivate = item.chat().isPrivate();
    return !asked.onlyOpenlines() && !(isPrivate ? asked.skipDialog() : asked.skipChat());
  }
}
