package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.Cut;
import dev.confab.basics.FileId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rows of chats.
final class ChatsSql {
  /// Of a chat `c`, as [#chat] reads it.
  static final String CHAT =
      """
      SELECT c.id, c.type, c.title, c.description, c.color, c.avatar_id, c.author_id, c.owner_id,
             c.entity_type, c.entity_id, c.low_user_id, c.high_user_id, c.last_message_id,
             c.message_count, c.member_count, c.created_ms, c.updated_ms, c.text_field,
             c.extranet\
      """;

  /// How many columns [#CHAT] has.
  static final int COLUMNS = 19;

  private static final String BY_ID =
      CHAT + " FROM chats c WHERE c.portal_id = :portal AND c.id = ?";

  private static final String BY_PAIR =
      CHAT
          + " FROM chats c WHERE c.portal_id = :portal AND c.low_user_id = ? AND c.high_user_id ="
          + " ?";

  private static final String BY_ENTITY =
      CHAT
          + """

          FROM chats c
          WHERE c.portal_id = :portal AND c.entity_type = ? AND c.entity_id = ?
            AND c.entity_type <> '' ORDER BY c.id LIMIT ?\
          """;

  private static final String OF_NOBODY =
      CHAT
          + """

          FROM chats c
          WHERE c.portal_id = :portal AND c.entity_type = ? AND c.entity_id = ''
            AND c.entity_type <> '' AND c.author_id = 0 ORDER BY c.id LIMIT 1\
          """;

  private static final String PRIVATE_OF =
      CHAT
          + """

          FROM chat_members m CROSS JOIN chats c
          WHERE c.portal_id = m.portal_id AND c.id = m.chat_id
            AND m.portal_id = :portal AND m.user_id = ? AND c.low_user_id IS NOT NULL LIMIT ?\
          """;

  private static final String GROUPS_OF =
      CHAT
          + """

          FROM chat_members m CROSS JOIN chats c
          WHERE c.portal_id = m.portal_id AND c.id = m.chat_id
            AND m.portal_id = :portal AND m.user_id = ? AND c.low_user_id IS NULL LIMIT ?\
          """;

  private static final String INSERT =
      """
      INSERT INTO chats (portal_id, id, type, title, description, color, avatar_id, author_id,
        owner_id, entity_type, entity_id, low_user_id, high_user_id, last_message_id, message_count,
        member_count, extranet, search_text, created_ms, updated_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?)\
      """;

  private static final String UPDATE =
      """
      UPDATE chats SET title = ?, search_text = ?, description = ?, color = ?, avatar_id = ?,
        owner_id = ?, member_count = ?, extranet = ?, text_field = ?
      WHERE portal_id = :portal AND id = ?\
      """;

  private static final String ADVANCE =
      """
      UPDATE chats SET last_message_id = ?, message_count = ?, updated_ms = ?
      WHERE portal_id = :portal AND id = ?\
      """;

  private ChatsSql() {}

  static @Nullable Chat byId(Reads reads, ChatId id) {
    return reads.first(BY_ID, ChatsSql::chat, id);
  }

  static @Nullable Chat byPair(Reads reads, UserId low, UserId high) {
    return reads.first(BY_PAIR, ChatsSql::chat, low, high);
  }

  static List<Chat> byEntity(Reads reads, String type, String id, int limit) {
    return reads.list(BY_ENTITY, ChatsSql::chat, type, id, limit);
  }

  /// The chat of a workgroup; of several the eldest.
  static @Nullable ChatId ofWorkgroup(Reads reads, long group) {
    var found = byEntity(reads, Restrictions.WORKGROUP, Long.toString(group), 1);
    return found.isEmpty() ? null : found.getFirst().id();
  }

  /// The chat of this entity that no user made; null when there is none.
  static @Nullable Chat ofNobody(Reads reads, String type) {
    return reads.first(OF_NOBODY, ChatsSql::chat, type);
  }

  /// Some of a user's private chats.
  static List<Chat> privateOf(Reads reads, UserId user, int limit) {
    return reads.list(PRIVATE_OF, ChatsSql::chat, user, limit);
  }

  /// Some of the group chats a user is in.
  static List<Chat> groupsOf(Reads reads, UserId user, int limit) {
    return reads.list(GROUPS_OF, ChatsSql::chat, user, limit);
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
        chat.look().color(),
        chat.avatar(),
        chat.author(),
        chat.owner(),
        chat.entityType(),
        chat.entityId(),
        chat.low(),
        chat.high(),
        chat.memberCount(),
        chat.extranet(),
        searchText(chat),
        chat.created(),
        chat.updated());
  }

  /// What is changed by hand; what messages change, [#advance] writes.
  static void update(Tx tx, Chat chat) {
    tx.run(
        UPDATE,
        chat.title(),
        searchText(chat),
        chat.description(),
        chat.look().color(),
        chat.avatar(),
        chat.owner(),
        chat.memberCount(),
        chat.extranet(),
        chat.look().textField(),
        chat.id());
  }

  /// Appended: its values only move forward.
  static void advance(Tx tx, Chat after) {
    tx.append(ADVANCE, after.lastMessage(), after.messageCount(), after.updated(), after.id());
  }

  private static String searchText(Chat chat) {
    return Cut.to(Look.TITLE_MAX, chat.title().toLowerCase(Locale.ROOT));
  }

  /// Run, not appended: it goes back.
  static void retract(Tx tx, Chat after) {
    var last = after.lastMessage() == null ? 0 : after.lastMessage().value();
    tx.run(ADVANCE, last, after.messageCount(), after.updated(), after.id());
  }

  static Chat chat(Row row) {
    var avatar = row.numberOrNull(6);
    var low = row.numberOrNull(11);
    var high = row.numberOrNull(12);
    var last = row.number(13);
    return new Chat(
        new ChatId(row.number(1)),
        ChatType.ofLetter(row.text(2)),
        new Look(
            row.text(3),
            row.text(4),
            row.text(5),
            avatar == null ? null : new FileId(avatar),
            row.flag(18)),
        new UserId(row.number(7)),
        new UserId(row.number(8)),
        row.text(9),
        row.text(10),
        low == null ? null : new UserId(low),
        high == null ? null : new UserId(high),
        last == 0 ? null : new MessageId(last),
        row.number(14),
        row.number(15),
        row.flag(19),
        row.time(16),
        row.time(17));
  }
}
