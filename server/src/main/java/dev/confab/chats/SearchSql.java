package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Questions about titles and members of group chats.
final class SearchSql {
  private static final String MINE =
      ChatsSql.CHAT
          + """

          FROM chat_members m JOIN chats c ON c.portal_id = m.portal_id AND c.id = m.chat_id
          WHERE m.portal_id = :portal AND m.user_id = ? AND c.low_user_id IS NULL
            AND c.search_text LIKE ? ESCAPE '!'
            AND CASE WHEN c.entity_type = 'LINES' THEN 1 ELSE 0 END = ?
          ORDER BY c.id DESC LIMIT ?\
          """;

  private static final String OPEN =
      ChatsSql.CHAT
          + """

          FROM chats c
          WHERE c.portal_id = :portal AND c.type = 'O' AND c.search_text LIKE ? ESCAPE '!'
            AND c.entity_type <> 'LINES'
          ORDER BY c.portal_id DESC, c.id DESC LIMIT ?\
          """;

  private SearchSql() {}

  static List<Chat> mine(Reads reads, UserId me, String words, boolean lines, int limit) {
    return reads.list(MINE, ChatsSql::chat, me, holding(words), lines, limit);
  }

  static List<Chat> open(Reads reads, String words, int limit) {
    return reads.list(OPEN, ChatsSql::chat, holding(words), limit);
  }

  /// The chats in which a user is together with one of these.
  static List<Chat> with(Reads reads, UserId me, List<UserId> others, boolean lines, int limit) {
    var places = String.join(",", Collections.nCopies(others.size(), "?"));
    var sql =
        ChatsSql.CHAT
            + """

            FROM chat_members m JOIN chats c ON c.portal_id = m.portal_id AND c.id = m.chat_id
            WHERE m.portal_id = :portal AND m.user_id = ? AND c.low_user_id IS NULL
              AND CASE WHEN c.entity_type = 'LINES' THEN 1 ELSE 0 END = ?
              AND EXISTS (SELECT 1 FROM chat_members o WHERE o.portal_id = m.portal_id
                AND o.chat_id = m.chat_id AND o.user_id IN (\
            """
            + places
            + ")) ORDER BY c.id DESC LIMIT ?";
    var values = new ArrayList<Object>();
    values.add(me);
    values.add(lines);
    values.addAll(others);
    values.add(limit);
    return reads.list(sql, ChatsSql::chat, values.toArray());
  }

  private static String holding(String words) {
    return "%" + words.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
