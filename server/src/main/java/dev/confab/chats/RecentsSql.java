package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.util.List;

/// The rows of a user's list of chats.
final class RecentsSql {
  private static final String RECENT =
      ChatsSql.CHAT
          + ", "
          + MembersSql.MEMBER
          + """

          FROM chat_members m JOIN chats c ON c.portal_id = m.portal_id AND c.id = m.chat_id
          WHERE m.portal_id = :portal AND m.user_id = ? AND c.updated_ms >= ?
            AND c.last_message_id > m.hidden_at_id
          ORDER BY CASE WHEN m.pinned_ms > 0 THEN 0 ELSE 1 END, c.updated_ms DESC, c.id DESC
          LIMIT ?\
          """;

  private RecentsSql() {}

  static List<Membership> recent(Reads reads, UserId user, Instant since, int limit) {
    return reads.list(
        RECENT,
        row -> new Membership(ChatsSql.chat(row), MembersSql.member(row, ChatsSql.COLUMNS + 1)),
        user,
        since,
        limit);
  }
}
