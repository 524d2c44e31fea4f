import java.sql.DriverManager;
import java.sql.SQLException;

/** Fills a chat of a store whose server is stopped, as if a year had been spoken there. */
public final class Fill {
  private static final String[] TEXTS = {
    """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %2$d)
    INSERT INTO messages (portal_id, id, chat_id, author_id, text, system, template_id, params, created_ms)
    SELECT 1, i + (SELECT value FROM counters WHERE portal_id = 1 AND name = 'MESSAGE'), %1$d,
      1 + (i / 3) %% 3,
      'Message ' || i || CASE i %% 7
        WHEN 0 THEN ': a longer one, which tells what became of the engine, of the cards, of the mill and of the store'
        WHEN 3 THEN ' [b]with[/b] [i]some[/i] [url=https://example.com/]markup[/url]'
        WHEN 5 THEN char(10) || 'and a second line' || char(10) || 'and a third' ELSE '' END,
      0, '', NULL, %3$d - (%2$d - i) * 315000
    FROM n""",
    "UPDATE counters SET value = value + %2$d WHERE portal_id = 1 AND name = 'MESSAGE'",
    """
    UPDATE chats SET message_count = message_count + %2$d,
      last_message_id = (SELECT value FROM counters WHERE portal_id = 1 AND name = 'MESSAGE')
    WHERE portal_id = 1 AND id = %1$d""",
    """
    UPDATE chat_members SET read_count = (SELECT message_count FROM chats c WHERE c.portal_id = 1 AND c.id = chat_id),
      last_read_id = (SELECT last_message_id FROM chats c WHERE c.portal_id = 1 AND c.id = chat_id)
    WHERE portal_id = 1 AND chat_id = %1$d""",
  };

  private Fill() {}

  public static void main(String[] args) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var text : TEXTS) {
        statement.executeUpdate(
            text.formatted(
                Long.parseLong(args[1]), Long.parseLong(args[2]), System.currentTimeMillis()));
      }
      connection.commit();
    }
  }
}
