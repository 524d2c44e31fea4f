package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.chats.Recents;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the calling user's chats: pinned ones first, then those that changed last.
/// (chats/im-recent-get.md)
final class ImRecentGet implements RestMethod<ImRecentGet.Params, List<RecentItem>> {
  /// How far back LAST_SYNC_DATE may reach.
  private static final Duration AGE_MAX = Duration.ofDays(7);

  private final Recents recents;
  private final RecentItems items;

  ImRecentGet(Recents recents, RecentItems items) {
    this.recents = recents;
    this.items = items;
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
    var filter =
        new Recents.Filter(
            !asked.skipDialog(),
            !asked.skipChat(),
            lines(asked.onlyOpenlines(), asked.skipOpenlines()),
            false,
            since(call, asked),
            null);
    var me = call.caller().user();
    return items.of(
        call,
        recents.list(call.reads(), me, filter, 0, Recents.CHATS_MAX),
        RecentItems.Wording.PLAIN);
  }

  static Recents.Lines lines(boolean only, boolean skip) {
    if (only) {
      return Recents.Lines.ONLY;
    }
    return skip ? Recents.Lines.NOT : Recents.Lines.TOO;
  }

  private static Instant since(Call call, Params asked) {
    if (asked.lastSyncDate() != null) {
      var oldest = call.now().minus(AGE_MAX);
      return asked.lastSyncDate().isBefore(oldest) ? oldest : asked.lastSyncDate();
    }
    return asked.lastUpdate() == null ? Instant.EPOCH : asked.lastUpdate();
  }
}
