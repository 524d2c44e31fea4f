package dev.confab.notifications;

import dev.confab.basics.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is looked for among a user's notifications; what is not said fits everything.
///
/// @param text a part of the text, in any case; empty: any
/// @param types `MODULE` or `MODULE|EVENT`; empty: any
/// @param from not before
/// @param to not at or after
/// @param authors whose word; empty: anybody's
/// @param groupTag a tag or additional tag, with or without the application's name; empty: any
public record NoticeSearch(
    String text,
    List<String> types,
    @Nullable Instant from,
    @Nullable Instant to,
    Set<UserId> authors,
    String groupTag) {

  /// Whether a notification is one of those wanted.
  boolean fits(Notice notice) {
    return isWithin(notice.created())
        && notice.text().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
        && (types.isEmpty() || types.stream().anyMatch(NoticeSearch::isOurs))
        && (authors.isEmpty() || (notice.author() != null && authors.contains(notice.author())))
        && (groupTag.isEmpty() || isTag(notice.tag()) || isTag(notice.subTag()));
  }

  private boolean isWithin(Instant moment) {
    return (from == null || !moment.isBefore(from)) && (to == null || moment.isBefore(to));
  }

  private static boolean isOurs(String type) {
    return type.equals(Notifications.MODULE) || type.equals(Notifications.SETTING);
  }

  private boolean isTag(String tag) {
    return tag.equals(groupTag) || tag.endsWith("|" + groupTag);
  }
}
