package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.FileId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of chats and their members.
final class ChatsSql {
  private static final String CHAT =
      """
      SELECT c.id, c.type, c.title, c.description, c.color, c.avatar_id, c.author_id, c.owner_id,
             c.entity_type, c.entity_id, c.low_user_id, c.high_user_id, c.last_message_id,
             c.message_count, c.created_ms, c.updated_ms\
      """;

  private static final String BY_ID =
      CHAT + " FROM chats c WHERE c.portal_id = :portal AND c.id = ?";

  private static final String BY_PAIR =
      "SELECT id FROM chats WHERE portal_id = :portal AND low_user_id = ? AND high_user_id = ?";

  private static final String RECENT =
      CHAT
          + """
          , m.chat_id, m.user_id, m.manager, m.sees_from_id, m.last_read_id, m.read_count
          FROM chat_members m JOIN chats c ON c.portal_id = m.portal_id AND c.id = m.chat_id
          WHERE m.portal_id = :portal AND m.user_id = ? AND c.updated_ms >= ?
          ORDER BY c.updated_ms DESC, c.id DESC LIMIT ?\
          """;

  private static final String PRIVATE_OF =
      CHAT
          + """

          FROM chat_members m JOIN chats c ON c.portal_id = m.portal_id AND c.id = m.chat_id
          WHERE m.portal_id = :portal AND m.user_id = ? AND c.low_user_id IS NOT NULL LIMIT ?\
          """;

  private static final String INSERT =
      """
      INSERT INTO chats (portal_id, id, type, title, description, color, avatar_id, author_id,
        owner_id, entity_type, entity_id, low_user_id, high_user_id, last_message_id, message_count,
        created_ms, updated_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)\
      """;

  private static final String INSERT_MEMBER =
      """
      INSERT INTO chat_members (portal_id, chat_id, user_id, manager, sees_from_id, last_read_id,
        read_count, joined_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String MEMBERS =
      "SELECT user_id FROM chat_members WHERE portal_id = :portal AND chat_id = ? ORDER BY user_id";

  private static final String MEMBER =
      """
      SELECT chat_id, user_id, manager, sees_from_id, last_read_id, read_count FROM chat_members
      WHERE portal_id = :portal AND chat_id = ? AND user_id = ?\
      """;

  private static final String MANAGERS =
      """
      SELECT user_id FROM chat_members
      WHERE portal_id = :portal AND chat_id = ? AND manager = 1 ORDER BY user_id\
      """;

  private static final String ADVANCE =
      """
      UPDATE chats SET last_message_id = ?, message_count = ?, updated_ms = ?
      WHERE portal_id = :portal AND id = ?\
      """;

  private static final String ADVANCE_AUTHOR =
      """
      UPDATE chat_members SET last_read_id = ?, read_count = ?
      WHERE portal_id = :portal AND chat_id = ? AND user_id = ?\
      """;

  private static final String RETRACT_READERS =
      """
      UPDATE chat_members SET read_count = read_count - 1
      WHERE portal_id = :portal AND chat_id = ? AND last_read_id >= ? AND read_count > 0\
      """;

  private ChatsSql() {}

  static @Nullable Chat byId(Reads reads, ChatId id) {
    return reads.first(BY_ID, ChatsSql::chat, id);
  }

  static @Nullable ChatId byPair(Reads reads, UserId low, UserId high) {
    return reads.first(BY_PAIR, row -> new ChatId(row.number(1)), low, high);
  }

  static List<Membership> recent(Reads reads, UserId user, Instant since, int limit) {
    return reads.list(
        RECENT, row -> new Membership(chat(row), member(row, 17)), user, since, limit);
  }

  /// Some of a user's private chats.
  static List<Chat> privateOf(Reads reads, UserId user, int limit) {
    return reads.list(PRIVATE_OF, ChatsSql::chat, user, limit);
  }

  static void delete(Tx tx, ChatId chat) {
    tx.run("DELETE FROM chat_members WHERE portal_id = :portal AND chat_id = ?", chat);
    tx.run("DELETE FROM chats WHERE portal_id = :portal AND id = ?", chat);
  }

  static void insert(Tx tx, Chat chat) {
    tx.run(
        INSERT,
        chat.id(),
        chat.type().letter(),
        chat.title(),
        chat.description(),
        chat.color(),
        chat.avatar(),
        chat.author(),
        chat.owner(),
        chat.entityType(),
        chat.entityId(),
        chat.low(),
        chat.high(),
        chat.created(),
        chat.updated());
  }

  static void insertMember(Tx tx, Member member, Instant now) {
    tx.run(
        INSERT_MEMBER,
        member.chat(),
        member.user(),
        member.manager(),
        member.seesFrom(),
        member.lastRead(),
        member.readCount(),
        now);
  }

  static Set<UserId> members(Reads reads, ChatId chat) {
    return new HashSet<>(reads.list(MEMBERS, row -> new UserId(row.number(1)), chat));
  }

  static @Nullable Member member(Reads reads, ChatId chat, UserId user) {
    return reads.first(MEMBER, row -> member(row, 1), chat, user);
  }

  static List<UserId> managers(Reads reads, ChatId chat) {
    return reads.list(MANAGERS, row -> new UserId(row.number(1)), chat);
  }

  static void advance(Tx tx, Chat after, MessageId message, UserId author) {
    tx.append(ADVANCE, message, after.messageCount(), after.updated(), after.id());
    tx.append(ADVANCE_AUTHOR, message, after.messageCount(), after.id(), author);
  }

  static void retract(Tx tx, Chat after, MessageId removed) {
    var last = after.lastMessage() == null ? 0 : after.lastMessage().value();
    tx.run(ADVANCE, last, after.messageCount(), after.updated(), after.id());
    tx.run(RETRACT_READERS, after.id(), removed);
  }

  private static Member member(Row row, int first) {
    return new Member(
        new ChatId(row.number(first)),
        new UserId(row.number(first + 1)),
        row.flag(first + 2),
        row.number(first + 3),
        row.number(first + 4),
        row.number(first + 5));
  }

  private static Chat chat(Row row) {
    var avatar = row.numberOrNull(6);
    var low = row.numberOrNull(11);
    var high = row.numberOrNull(12);
    var last = row.number(13);
    return new Chat(
        new ChatId(row.number(1)),
        ChatType.ofLetter(row.text(2)),
        row.text(3),
        row.text(4),
        row.text(5),
        avatar == null ? null : new FileId(avatar),
        new UserId(row.number(7)),
        new UserId(row.number(8)),
        row.text(9),
        row.text(10),
        low == null ? null : new UserId(low),
        high == null ? null : new UserId(high),
        last == 0 ? null : new MessageId(last),
        row.number(14),
        row.time(15),
        row.time(16));
  }
}
