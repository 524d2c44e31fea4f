package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import java.util.ArrayList;
import java.util.List;

/// Questions about titles and members of group chats.
final class SearchSql {
  private static final String MINE =
      ChatsSql.CHAT
          + """

          FROM chat_members m CROSS JOIN chats c
          WHERE c.portal_id = m.portal_id AND c.id = m.chat_id
            AND m.portal_id = :portal AND m.user_id = ? AND c.low_user_id IS NULL
            AND c.search_text LIKE ? ESCAPE '!'
            AND CASE WHEN c.entity_type = 'LINES' THEN 1 ELSE 0 END = ?
          ORDER BY m.chat_id DESC LIMIT ?\
          """;

  /// The newest open chats, so many of them: however many a portal has, a search costs no more.
  private static final String OPEN =
      ChatsSql.CHAT
          + """

          FROM (SELECT * FROM chats WHERE portal_id = :portal AND type = 'O'
            ORDER BY portal_id DESC, id DESC LIMIT ?) c
          WHERE c.search_text LIKE ? ESCAPE '!' AND c.entity_type <> 'LINES'
          ORDER BY c.id DESC LIMIT ?\
          """;

  /// Open chats that a search looks at.
  private static final int OPEN_MAX = 5_000;

  private SearchSql() {}

  static List<Chat> mine(Reads reads, UserId me, String words, boolean lines, int limit) {
    return reads.list(MINE, ChatsSql::chat, me, holding(words), lines, limit);
  }

  static List<Chat> open(Reads reads, String words, int limit) {
    return reads.list(OPEN, ChatsSql::chat, OPEN_MAX, holding(words), limit);
  }

  /// The chats in which a user is together with one of these.
  static List<Chat> with(Reads reads, UserId me, List<UserId> others, boolean lines, int limit) {
    var sql =
        ChatsSql.CHAT
            + """

            FROM chat_members m CROSS JOIN chats c
            WHERE c.portal_id = m.portal_id AND c.id = m.chat_id
              AND m.portal_id = :portal AND m.user_id = ? AND c.low_user_id IS NULL
              AND CASE WHEN c.entity_type = 'LINES' THEN 1 ELSE 0 END = ?
              AND EXISTS (SELECT 1 FROM chat_members o WHERE o.portal_id = m.portal_id
                AND o.chat_id = m.chat_id AND o.user_id IN\s"""
            + Among.places(others)
            + ") ORDER BY m.chat_id DESC LIMIT ?";
    var values = new ArrayList<Object>();
    values.add(me);
    values.add(lines);
    values.addAll(Among.padded(others));
    values.add(limit);
    return reads.list(sql, ChatsSql::chat, values.toArray());
  }

  private static String holding(String words) {
    return "%" + words.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
