package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.chats.Recents;
import dev.confab.rpc.Call;
import dev.confab.rpc.Counted;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists the calling user's chats by pages: pinned ones first, then those that changed last.
/// (chats/im-recent-list.md)
final class ImRecentList implements RestMethod<ImRecentList.Params, Counted<ImRecentList.Found>> {
  private static final int LIMIT_MAX = 200;

  /// The original does not count.
  private static final long NOT_COUNTED = -1;

  private final Recents recents;
  private final RecentItems items;

  ImRecentList(Recents recents, RecentItems items) {
    this.recents = recents;
    this.items = items;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Whether chats of open lines are left out.") @Default("N") boolean skipOpenlines,
      @Doc("Whether private dialogs are left out.") @Default("N") boolean skipDialog,
      @Doc("Whether group chats are left out.") @Default("N") boolean skipChat,
      @Doc("Only chats changed before.") @Nullable Instant lastMessageDate,
      @Doc("Whether only chats with something unread are wanted.") @Default("N") boolean unreadOnly,
      @Doc("Whether formatting is taken out of the last message.") @Default("Y") boolean parseText,
      @Doc("Whether the last message is told as it was written, with no word for what it carries.")
          @Default("N")
          boolean getOriginalText,
      @Doc(
              "Whether chats of open lines that nobody has taken are left out. Has no effect here:"
                  + " nobody hands lines out, so none waits to be taken.")
          @Default("N")
          boolean skipUndistributedOpenlines,
      @Doc("Whether only chats with the original's assistant are wanted; there are none.")
          @Default("N")
          boolean onlyCopilot,
      @Doc("Whether only channels are wanted; there are none.") @Default("N") boolean onlyChannel,
      @Doc(
              "Whether only chats are wanted whose messages the caller may manage. Has no effect"
                  + " here: every member may, as `permissions.manage_messages` says.")
          @Default("N")
          boolean canManageMessages,
      @Doc("How many to pass over.") @Default("0") long offset,
      @Doc("How many, at most 200.") @Default("50") long limit) {

    RecentItems.Wording wording() {
      if (getOriginalText) {
        return RecentItems.Wording.ORIGINAL;
      }
      return parseText ? RecentItems.Wording.PLAIN : RecentItems.Wording.FORMATTED;
    }
  }

  @Keys(Keys.Spelling.CAMEL)
  record Found(
      @Doc("The chats.") List<RecentItem> items,
      @Doc("The same as hasMore.") boolean hasMorePages,
      @Doc("Whether there are more.") boolean hasMore,
      @Doc("Always empty: the original's assistant is not here.") Copilot copilot,
      @Doc("Always empty: messages do not delete themselves.")
          List<Map<String, String>> messagesAutoDeleteConfigs) {}

  @Keys(Keys.Spelling.CAMEL)
  record Copilot(
      @Doc("Always null.") @Nullable Long chats,
      @Doc("Always null.") @Nullable Long messages,
      @Doc("Always empty.") List<Map<String, String>> roles,
      @Doc("Always empty.") List<String> recommendedRoles) {}

  @Override
  public MethodSpec<Params, Counted<Found>> spec() {
    return MethodSpec.<Params, Counted<Found>>reading("im.recent.list", Params.class, Counted.class)
        .needs(Scope.IM);
  }

  @Override
  public Counted<Found> handle(Call call, Params asked) {
    var limit = Math.clamp(asked.limit(), 1, LIMIT_MAX);
    var wanted = !asked.onlyCopilot() && !asked.onlyChannel();
    var filter =
        new Recents.Filter(
            wanted && !asked.skipDialog(),
            wanted && !asked.skipChat(),
            ImRecentGet.lines(false, asked.skipOpenlines()),
            asked.unreadOnly(),
            Instant.EPOCH,
            asked.lastMessageDate());
    var me = call.caller().user();
    var offset = Math.max(0, asked.offset());
    var found = recents.list(call.reads(), me, filter, offset, limit + 1);
    var more = found.size() > limit;
    var page = items.of(call, more ? found.subList(0, limit) : found, asked.wording());
    var none = new Copilot(null, null, List.of(), List.of());
    return new Counted<>(new Found(page, more, more, none, List.of()), NOT_COUNTED);
  }
}
