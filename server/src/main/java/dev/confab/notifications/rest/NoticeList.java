package dev.confab.notifications.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.notifications.Feed;
import dev.confab.notifications.Notice;
import dev.confab.people.People;
import dev.confab.people.rest.UserCard;
import dev.confab.people.rest.UserCards;
import dev.confab.rpc.Call;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Notifications and who sent them. Of a user who was never told anything there are only the two
/// empty lists.
@Keys(Keys.Spelling.LOWER_SNAKE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeList(
    @Doc("How many there are.") @Nullable Long totalCount,
    @Doc("How many of them are unread.") @Nullable Long totalUnreadCount,
    @Doc("How many fit the search; only on its first page.") @Nullable Long totalResults,
    @Doc("The number of the caller's notification centre.") @Nullable ChatId chatId,
    @Doc("The notifications, newest first.") List<NoticeRow> notifications,
    @Doc("Their authors.") List<UserCard> users) {

  static final NoticeList EMPTY = new NoticeList(null, null, null, null, List.of(), List.of());

  /// Makes lists with what a list needs from other rooms.
  record Maker(People people, UserCards cards, Function<Call, ZoneId> zone) {

    NoticeList all(Call call, Feed feed, List<Notice> notices, boolean convert) {
      return new NoticeList(
          feed.total(),
          feed.unread(),
          null,
          feed.chat(),
          rows(call, feed, notices, convert),
          authors(call, notices));
    }

    NoticeList found(
        Call call, Feed feed, @Nullable Long total, List<Notice> notices, boolean convert) {
      return new NoticeList(
          null,
          null,
          total,
          feed.chat(),
          rows(call, feed, notices, convert),
          authors(call, notices));
    }

    private List<NoticeRow> rows(Call call, Feed feed, List<Notice> notices, boolean convert) {
      var at = zone.apply(call);
      return notices.stream()
          .map(notice -> NoticeRow.of(notice, feed.chat(), at, convert))
          .toList();
    }

    private List<UserCard> authors(Call call, List<Notice> notices) {
      var ids = notices.stream().map(Notice::author).filter(Objects::nonNull).distinct().toList();
      return cards.of(call, people.find(call.reads(), ids));
    }
  }
}
