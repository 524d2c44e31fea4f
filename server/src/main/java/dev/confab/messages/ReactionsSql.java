package dev.confab.messages;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of reactions.
final class ReactionsSql {
  /// One reaction.
  record One(MessageId message, UserId user, Reaction reaction) {}

  private static final String INSERT =
      """
      INSERT INTO message_reactions (portal_id, message_id, user_id, reaction)
      VALUES (:portal, ?, ?, ?)\
      """;

  private static final String ONE =
      """
      SELECT message_id, user_id, reaction FROM message_reactions
      WHERE portal_id = :portal AND message_id = ? AND user_id = ?\
      """;

  private static final String DELETE =
      """
      DELETE FROM message_reactions
      WHERE portal_id = :portal AND message_id = ? AND user_id = ? AND reaction = ?\
      """;

  private ReactionsSql() {}

  static void insert(Tx tx, MessageId message, UserId user, Reaction reaction) {
    tx.run(INSERT, message, user, reaction.word());
  }

  static @Nullable Reaction one(Reads reads, MessageId message, UserId user) {
    var one = reads.first(ONE, ReactionsSql::reaction, message, user);
    return one == null ? null : one.reaction();
  }

  static boolean delete(Tx tx, MessageId message, UserId user, Reaction reaction) {
    return tx.run(DELETE, message, user, reaction.word()) == 1;
  }

  static void deleteAll(Tx tx, MessageId message) {
    tx.run("DELETE FROM message_reactions WHERE portal_id = :portal AND message_id = ?", message);
  }

  static void deleteAll(Tx tx, ChatId chat) {
    tx.run(
        """
        DELETE FROM message_reactions WHERE portal_id = :portal AND message_id IN
          (SELECT id FROM messages WHERE portal_id = :portal AND chat_id = ?)""",
        chat);
  }

  static List<One> of(Reads reads, Collection<MessageId> messages, int limit) {
    if (messages.isEmpty()) {
      return List.of();
    }
    var values = Among.padded(messages);
    values.add(limit);
    return reads.list(
        """
        SELECT message_id, user_id, reaction FROM message_reactions
        WHERE portal_id = :portal AND message_id IN\s"""
            + Among.places(messages)
            + " ORDER BY portal_id, message_id, user_id LIMIT ?",
        ReactionsSql::reaction,
        values.toArray());
  }

  private static One reaction(Row row) {
    var reaction = Reaction.of(row.text(3));
    if (reaction == null) {
      throw new IllegalStateException("no reaction is called " + row.text(3));
    }
    return new One(new MessageId(row.number(1)), new UserId(row.number(2)), reaction);
  }
}
