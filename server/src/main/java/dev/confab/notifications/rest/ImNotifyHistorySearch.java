package dev.confab.notifications.rest;

import static dev.confab.notifications.NotifyError.LAST_ID_STRING;
import static dev.confab.notifications.NotifyError.SEARCH_TEXT_ERROR;

import dev.confab.access.Scope;
import dev.confab.basics.Cut;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.notifications.NoticeSearch;
import dev.confab.notifications.Notifications;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks through the caller's notifications.
/// (api-reference/chats/notifications/im-notify-history-search.md)
final class ImNotifyHistorySearch implements RestMethod<ImNotifyHistorySearch.Params, NoticeList> {
  /// Least letters of a text that is looked for without anything else.
  private static final int LENGTH_MIN = 3;

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("A part of the text; three letters at least where nothing else is said.")
          @Nullable String searchText,
      @Doc("`MODULE`, or `MODULE|EVENT`.") @Nullable String searchType,
      @Doc("Several of these.") @Nullable List<String> searchTypes,
      @Doc("The day, as ISO 8601.") @Nullable Instant searchDate,
      @Doc("Not before; with `SEARCH_DATE_TO` or without.") @Nullable Instant searchDateFrom,
      @Doc("Not after, to the second; with `SEARCH_DATE_FROM` or without.")
          @Nullable Instant searchDateTo,
      @Doc("Whose word.") @Nullable List<UserId> searchAuthors,
      @Doc("The last notification of the page before.") @Nullable String lastId,
      @Doc("How many, at most 50.") @Default("50") long limit,
      @Doc("`Y`: texts as HTML.") @Nullable String convertText,
      @Doc("A tag or additional tag.") @Nullable String groupTag) {}

  private final Notifications notifications;
  private final NoticeList.Maker maker;

  ImNotifyHistorySearch(Notifications notifications, NoticeList.Maker maker) {
    this.notifications = notifications;
    this.maker = maker;
  }

  @Override
  public MethodSpec<Params, NoticeList> spec() {
    return MethodSpec.<Params, NoticeList>reading(
            "im.notify.history.search", Params.class, NoticeList.class)
        .needs(Scope.IM)
        .refusesWith(SEARCH_TEXT_ERROR, LAST_ID_STRING);
  }

  @Override
  public NoticeList handle(Call call, Params asked) {
    var wanted = wanted(call, asked);
    SEARCH_TEXT_ERROR.unless(Cut.length(wanted.text()) >= LENGTH_MIN || isNarrowed(wanted));
    var last = LastId.read(asked.lastId());
    var me = call.caller().user();
    var feed = notifications.feed(call.reads(), me);
    if (feed == null || feed.total() == 0) {
      return NoticeList.EMPTY;
    }
    var limit = Math.clamp(asked.limit(), 1, Notifications.PAGE_MAX);
    var found = notifications.search(call.reads(), me, wanted, last, limit);
    var convert = "Y".equals(asked.convertText());
    var total = last == LastId.NONE ? Long.valueOf(found.total()) : null;
    return maker.found(call, feed, total, found.notices(), convert);
  }

  private static boolean isNarrowed(NoticeSearch wanted) {
    return !wanted.types().isEmpty()
        || wanted.from() != null
        || wanted.to() != null
        || !wanted.authors().isEmpty()
        || !wanted.groupTag().isEmpty();
  }

  private NoticeSearch wanted(Call call, Params asked) {
    var types = new ArrayList<String>();
    if (asked.searchTypes() != null) {
      types.addAll(asked.searchTypes());
    }
    if (asked.searchType() != null && !asked.searchType().isBlank()) {
      types.add(asked.searchType().strip());
    }
    var day = day(call, asked);
    return new NoticeSearch(
        text(asked.searchText()),
        types,
        later(asked.searchDateFrom(), day == null ? null : day.toInstant()),
        earlier(after(asked.searchDateTo()), end(day)),
        asked.searchAuthors() == null ? Set.of() : Set.copyOf(asked.searchAuthors()),
        text(asked.groupTag()));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private static @Nullable Instant after(@Nullable Instant second) {
    return second == null ? null : second.plusSeconds(1);
  }

  private static @Nullable Instant end(@Nullable ZonedDateTime day) {
    return day == null ? null : day.plusDays(1).toInstant();
  }

  /// Where the portal's day began; not every day has twenty-four hours.
  private @Nullable ZonedDateTime day(Call call, Params asked) {
    var moment = asked.searchDate();
    return moment == null
        ? null
        : moment.atZone(maker.zone().apply(call)).truncatedTo(ChronoUnit.DAYS);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
