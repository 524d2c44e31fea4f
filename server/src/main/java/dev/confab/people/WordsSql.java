package dev.confab.people;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/// The table `user_words`.
final class WordsSql {
  /// Behind every text that begins with what stands before it.
  private static final String LAST = "\udbff\udfff";

  private static final String FIND =
      """
      SELECT a.user_id FROM user_words a
      WHERE a.portal_id = :portal AND a.word >= ? AND a.word < ?\s""";

  private static final String AND =
      """
       AND EXISTS (SELECT 1 FROM user_words b WHERE b.portal_id = :portal
        AND b.user_id = a.user_id AND b.word >= ? AND b.word < ?)""";

  private static final String BOUND = " ORDER BY a.portal_id, a.word, a.user_id LIMIT ?";

  private static final String ADD =
      """
      INSERT INTO user_words (portal_id, user_id, word) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, user_id, word) DO NOTHING""";

  private WordsSql() {}

  /// Makes these the words by which a user is found.
  static void write(Tx tx, UserId user, Collection<String> words) {
    tx.run("DELETE FROM user_words WHERE portal_id = :portal AND user_id = ?", user);
    for (var word : words) {
      tx.append(ADD, user, word);
    }
  }

  /// Up to `limit` users who have, for each wanted word, one that begins so.
  static List<UserId> find(Reads reads, List<String> wanted, int limit) {
    var sql = FIND + (" " + AND).repeat(wanted.size() - 1) + BOUND;
    var values = new ArrayList<Object>();
    for (var word : wanted) {
      values.add(word);
      values.add(word + LAST);
    }
    values.add(limit);
    var found = reads.list(sql, row -> new UserId(row.number(1)), values.toArray());
    return List.copyOf(new LinkedHashSet<>(found));
  }
}
