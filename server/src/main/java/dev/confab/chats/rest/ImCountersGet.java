package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.chats.Recents;
import dev.confab.chats.Unread;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;

/// Counts what the calling user has not read. (chats/im-counters-get.md)
final class ImCountersGet implements RestMethod<NoParams, ImCountersGet.Counters> {
  private final Recents recents;
  private final ToLongFunction<Call> notices;

  /// @param notices how many notifications the calling user has not read
  ImCountersGet(Recents recents, ToLongFunction<Call> notices) {
    this.recents = recents;
    this.notices = notices;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Counters(
      @Doc("Totals.") Totals type,
      @Doc("Messages of group chats, by chat.") JsonNode chat,
      @Doc("Messages of muted chats, private ones too, by the id of the chat; in no total.")
          JsonNode chatMuted,
      @Doc("Group chats marked as unread by hand, muted ones too.") List<Long> chatUnread,
      @Doc("Messages of open lines, by chat.") JsonNode lines,
      @Doc("Messages of private dialogs, by user.") JsonNode dialog,
      @Doc("Private dialogs marked as unread by hand, by user, muted ones too.")
          List<Long> dialogUnread) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Totals(
      @Doc("Messages and notifications.") long all,
      @Doc("Notifications.") @Key("NOTIFY") long notices,
      @Doc("Messages of group chats.") long chat,
      @Doc("Messages of open lines.") long lines,
      @Doc("Messages of private dialogs.") long dialog,
      @Doc("Messages.") long messenger) {}

  @Override
  public MethodSpec<NoParams, Counters> spec() {
    return MethodSpec.<NoParams, Counters>reading("im.counters.get", NoParams.class, Counters.class)
        .needs(Scope.IM);
  }

  @Override
  public Counters handle(Call call, NoParams asked) {
    var all = recents.unread(call.reads(), call.caller().user());
    return of(all, notices.applyAsLong(call));
  }

  /// @param notify how many notifications are unread
  static Counters of(List<Unread> all, long notify) {
    var loud = all.stream().filter(unread -> !unread.muted()).toList();
    var chats = some(loud, unread -> unread.with() == null && !unread.lines());
    var dialogs = some(loud, unread -> unread.with() != null);
    var lines = some(loud, unread -> unread.with() == null && unread.lines());
    var messenger = total(chats) + total(dialogs);
    return new Counters(
        new Totals(
            messenger + total(lines) + notify,
            notify,
            total(chats),
            total(lines),
            total(dialogs),
            messenger),
        counts(chats, ImCountersGet::shown),
        counts(some(all, Unread::muted), unread -> unread.chat().value()),
        marked(all, unread -> unread.with() == null && !unread.lines()),
        counts(lines, ImCountersGet::shown),
        counts(dialogs, ImCountersGet::shown),
        marked(all, unread -> unread.with() != null));
  }

  private static List<Unread> some(List<Unread> all, Predicate<Unread> wanted) {
    return all.stream().filter(wanted).toList();
  }

  /// A chat without anything new that was marked by hand counts for one.
  private static long total(List<Unread> chats) {
    return chats.stream().mapToLong(unread -> Math.max(1, unread.count())).sum();
  }

  /// An empty list when there is none, as the original writes it.
  private static JsonNode counts(List<Unread> chats, ToLongFunction<Unread> key) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (var unread : chats) {
      if (unread.count() > 0) {
        counts.put(Long.toString(key.applyAsLong(unread)), unread.count());
      }
    }
    return counts.isEmpty() ? Json.mapper().createArrayNode() : Json.tree(counts);
  }

  private static List<Long> marked(List<Unread> all, Predicate<Unread> wanted) {
    return all.stream().filter(Unread::marked).filter(wanted).map(ImCountersGet::shown).toList();
  }

  /// The number clients know the dialog under: alike for a user and for a chat, so no map may hold
  /// both.
  private static long shown(Unread unread) {
    return unread.with() == null ? unread.chat().value() : unread.with().value();
  }
}
