package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rows that say who is in a chat.
final class MembersSql {
  /// Of a member `m`, as [#member] reads it.
  static final String MEMBER =
      """
      m.chat_id, m.user_id, m.manager, m.sees_from_id, m.last_read_id, m.read_count,
             m.last_read_ms, m.muted, m.pinned_ms, m.unread_mark, m.marked_id\
      """;

  /// How many columns [#MEMBER] has.
  static final int COLUMNS = 11;

  private static final String INSERT =
      """
      INSERT INTO chat_members (portal_id, chat_id, user_id, manager, sees_from_id, last_read_id,
        read_count, joined_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String DELETE =
      "DELETE FROM chat_members WHERE portal_id = :portal AND chat_id = ? AND user_id = ?";

  private static final String ALL =
      "SELECT user_id FROM chat_members WHERE portal_id = :portal AND chat_id = ? ORDER BY user_id";

  private static final String ONE =
      "SELECT "
          + MEMBER
          + """
           FROM chat_members m
          WHERE m.portal_id = :portal AND m.chat_id = ? AND m.user_id = ?\
          """;

  /// Looks for each of the asked once, however many chats there are; their places come first.
  private static final String MET =
      """
      ) SELECT user_id FROM asked WHERE EXISTS (
        SELECT 1 FROM chat_members other
        JOIN chat_members mine ON mine.portal_id = other.portal_id AND mine.chat_id = other.chat_id
        WHERE other.portal_id = :portal AND other.user_id = asked.user_id AND mine.user_id = ?)\
      """;

  private static final String PAGE =
      "SELECT "
          + MEMBER
          + """
           FROM chat_members m
          WHERE m.portal_id = :portal AND m.chat_id = ? AND m.user_id > ?
          ORDER BY m.portal_id, m.chat_id, m.user_id LIMIT ?\
          """;

  private static final String MANAGERS =
      """
      SELECT user_id FROM chat_members
      WHERE portal_id = :portal AND chat_id = ? AND manager = 1 ORDER BY user_id\
      """;

  private static final String LATER =
      """
      SELECT user_id FROM chat_members
      WHERE portal_id = :portal AND chat_id = ? AND sees_from_id > 0 AND sees_from_id > ?\
      """;

  private static final String SET_MANAGER =
      """
      UPDATE chat_members SET manager = ?
      WHERE portal_id = :portal AND chat_id = ? AND user_id = ?\
      """;

  private static final String ADVANCE_AUTHOR =
      """
      UPDATE chat_members
      SET last_read_id = ?, read_count = ?, last_read_ms = ?, unread_mark = 0, marked_id = 0,
        last_sent_id = ?
      WHERE portal_id = :portal AND chat_id = ? AND user_id = ?\
      """;

  private static final String ORDERED =
      "SELECT user_id FROM chat_members WHERE portal_id = :portal AND chat_id = ? ORDER BY ";

  /// Those who see all messages from one on.
  private static final String READERS =
      """
      SELECT user_id, sees_from_id, last_read_id FROM chat_members
      WHERE portal_id = :portal AND chat_id = ? AND last_read_ms > 0 AND sees_from_id <= ?
      ORDER BY last_read_id DESC LIMIT ?\
      """;

  /// Of those who came in at each message after one, up to another: an index knows them.
  private static final String LATE_READERS =
      """
      SELECT user_id, sees_from_id, last_read_id FROM (
        SELECT user_id, sees_from_id, last_read_id,
          ROW_NUMBER() OVER (PARTITION BY sees_from_id ORDER BY last_read_id DESC) AS place
        FROM chat_members
        WHERE portal_id = :portal AND chat_id = ? AND sees_from_id > 0
          AND sees_from_id > ? AND sees_from_id <= ? AND last_read_ms > 0) late
      WHERE place <= ?\
      """;

  private static final String VIEWERS =
      "SELECT "
          + MEMBER
          + """
          , COUNT(*) OVER () FROM chat_members m
          WHERE m.portal_id = :portal AND m.chat_id = ? AND m.last_read_id >= ?
            AND m.last_read_ms > 0 AND m.user_id <> ? AND m.sees_from_id <= ?
          ORDER BY m.last_read_ms, m.user_id LIMIT 1\
          """;

  private static final String CAME_LATE =
      """
      SELECT user_id, sees_from_id FROM chat_members
      WHERE portal_id = :portal AND chat_id = ? AND sees_from_id > 0 AND sees_from_id > ?
      ORDER BY portal_id DESC, chat_id DESC, sees_from_id DESC LIMIT ?\
      """;

  private static final String HOW_FAR =
      """
      SELECT CASE WHEN sees_from_id <= ? THEN 0 ELSE sees_from_id END, last_read_id, COUNT(*)
      FROM chat_members
      WHERE portal_id = :portal AND chat_id = ? AND last_read_ms > 0 AND last_read_id >= ?
      GROUP BY 1, 2\
      """;

  private static final String RETRACT_READERS =
      """
      UPDATE chat_members SET read_count = read_count - 1
      WHERE portal_id = :portal AND chat_id = ? AND (last_read_id >= ? OR user_id = ?)
        AND read_count > 0\
      """;

  private static final String UNMARK =
      """
      UPDATE chat_members SET marked_id = ?
      WHERE portal_id = :portal AND chat_id = ? AND marked_id = ?\
      """;

  private static final String UNSEND =
      """
      UPDATE chat_members SET last_sent_id = ?
      WHERE portal_id = :portal AND chat_id = ? AND user_id = ? AND last_sent_id = ?\
      """;

  private static final int ASKED_AT_ONCE = 500;

  /// Chats one user is looked for in.
  static final int SPANS_MAX = 20_000;

  private static final String SPANS =
      """
      SELECT m.chat_id, m.sees_from_id, c.last_message_id FROM chat_members m CROSS JOIN chats c
      WHERE c.portal_id = m.portal_id AND c.id = m.chat_id
        AND m.portal_id = :portal AND m.user_id = ? AND c.last_message_id > 0
      ORDER BY m.portal_id DESC, m.user_id DESC, m.chat_id DESC LIMIT ?\
      """;

  private MembersSql() {}

  /// What a user may see of his chats.
  static List<Span> spans(Reads reads, UserId user) {
    return reads.list(
        SPANS,
        row -> new Span(new ChatId(row.number(1)), row.number(2), row.number(3)),
        user,
        SPANS_MAX);
  }

  static void insert(Tx tx, Member member, Instant now) {
    tx.run(
        INSERT,
        member.chat(),
        member.user(),
        member.manager(),
        member.seesFrom(),
        member.lastRead(),
        member.readCount(),
        now);
  }

  static void delete(Tx tx, ChatId chat, UserId user) {
    tx.run(DELETE, chat, user);
  }

  static Set<UserId> all(Reads reads, ChatId chat) {
    return new HashSet<>(reads.list(ALL, row -> new UserId(row.number(1)), chat));
  }

  static @Nullable Member one(Reads reads, ChatId chat, UserId user) {
    return reads.first(ONE, row -> member(row, 1), chat, user);
  }

  /// A user's places in those of these chats that he is in.
  static Map<ChatId, Member> places(Reads reads, UserId user, Collection<ChatId> chats) {
    var places = new HashMap<ChatId, Member>();
    if (!chats.isEmpty()) {
      var sql =
          ("SELECT " + MEMBER + " FROM chat_members m WHERE m.portal_id = :portal")
              + (" AND m.user_id = ? AND m.chat_id IN " + Among.places(chats));
      var values = Among.padded(chats);
      values.addFirst(user);
      reads
          .list(sql, row -> member(row, 1), values.toArray())
          .forEach(member -> places.put(member.chat(), member));
    }
    return places;
  }

  /// Those of these users who are in some chat with this one.
  static Set<UserId> met(Reads reads, UserId me, Collection<UserId> others) {
    if (others.isEmpty()) {
      return Set.of();
    }
    var values = Among.padded(others);
    var places = String.join(",", Collections.nCopies(values.size(), "(CAST(? AS BIGINT))"));
    values.add(me);
    return Set.copyOf(
        reads.list(
            "WITH asked (user_id) AS (VALUES " + places + MET,
            row -> new UserId(row.number(1)),
            values.toArray()));
  }

  /// Up to `limit` members with ids above `after`, least first.
  static List<Member> page(Reads reads, ChatId chat, long after, int limit) {
    return reads.list(PAGE, row -> member(row, 1), chat, after, limit);
  }

  /// Up to `limit` members in this order; sorts no more than one chat has.
  static List<UserId> ordered(Reads reads, ChatId chat, MemberOrder order, int limit) {
    var by =
        switch (order) {
          case USER_UP -> "user_id";
          case USER_DOWN -> "user_id DESC";
          case SENT_UP -> "last_sent_id, user_id";
          case SENT_DOWN -> "last_sent_id DESC, user_id DESC";
        };
    return reads.list(ORDERED + by + " LIMIT ?", row -> new UserId(row.number(1)), chat, limit);
  }

  /// What those have read who have read furthest of some messages: so many of those who see all of
  /// them and, where these have not read all of them, of those who came in at each.
  static Map<UserId, Reach> readers(
      Reads reads, ChatId chat, MessageId oldest, MessageId newest, int limit) {
    var readers = new HashMap<UserId, Reach>();
    reads.list(READERS, row -> put(readers, row), chat, oldest, limit);
    var all = readers.values().stream().filter(reach -> reach.has(newest)).count();
    if (all < limit && newest.value() > oldest.value()) {
      reads.list(LATE_READERS, row -> put(readers, row), chat, oldest, newest, limit);
    }
    return readers;
  }

  private static boolean put(Map<UserId, Reach> readers, Row row) {
    readers.put(new UserId(row.number(1)), new Reach(row.number(2), row.number(3)));
    return true;
  }

  /// Who has read up to this message, without this user.
  static Viewers viewers(Reads reads, ChatId chat, MessageId message, @Nullable UserId author) {
    var viewers =
        reads.first(
            VIEWERS,
            row -> new Viewers(member(row, 1), (int) row.number(COLUMNS + 1) - 1),
            chat,
            message,
            author == null ? 0 : author.value(),
            message);
    return viewers == null ? Viewers.NOBODY : viewers;
  }

  /// From which message on those see a chat who came in after one, without the history; the last to
  /// come, so many.
  static Map<UserId, Long> late(Reads reads, ChatId chat, MessageId after, int limit) {
    var late = new HashMap<UserId, Long>();
    reads.list(
        CAME_LATE, row -> late.put(new UserId(row.number(1)), row.number(2)), chat, after, limit);
    return late;
  }

  /// How many members have read how far, of those who have read up to this message; `users` are
  /// those whose own place is wanted too.
  static Readers howFar(Reads reads, ChatId chat, MessageId from, Collection<UserId> users) {
    var places = new TreeMap<Long, Long>();
    var late = new ArrayList<Readers.Late>();
    reads.list(
        HOW_FAR,
        row ->
            row.number(1) == 0
                ? places.put(row.number(2), row.number(3))
                : late.add(
                    new Readers.Late(new Reach(row.number(1), row.number(2)), row.number(3))),
        from,
        chat,
        from);
    return new Readers(places, late, howFar(reads, chat, users));
  }

  /// What these of the members have read.
  static Map<UserId, Reach> howFar(Reads reads, ChatId chat, Collection<UserId> users) {
    var places = new HashMap<UserId, Reach>();
    var all = List.copyOf(users);
    for (int from = 0; from < all.size(); from += ASKED_AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + ASKED_AT_ONCE));
      var asked = new ArrayList<Object>(List.of(chat));
      asked.addAll(Among.padded(some));
      reads.list(
          "SELECT user_id, sees_from_id, last_read_id, last_read_ms FROM chat_members"
              + " WHERE portal_id = :portal AND chat_id = ?"
              + (" AND user_id IN " + Among.places(some)),
          row ->
              places.put(
                  new UserId(row.number(1)),
                  row.number(4) > 0 ? new Reach(row.number(2), row.number(3)) : Reach.NONE),
          asked.toArray());
    }
    return places;
  }

  /// Some of a user's chats, with ids above `after`, least first.
  static List<ChatId> chatsOf(Reads reads, UserId user, long after, int limit) {
    return reads.list(
        """
        SELECT chat_id FROM chat_members WHERE portal_id = :portal AND user_id = ? AND chat_id > ?
        ORDER BY chat_id LIMIT ?\
        """,
        row -> new ChatId(row.number(1)),
        user,
        after,
        limit);
  }

  static Set<UserId> managers(Reads reads, ChatId chat) {
    return new LinkedHashSet<>(reads.list(MANAGERS, row -> new UserId(row.number(1)), chat));
  }

  /// The managers of several chats, least id first.
  static Map<ChatId, List<UserId>> managers(Reads reads, Collection<ChatId> chats) {
    var managers = new HashMap<ChatId, List<UserId>>();
    if (!chats.isEmpty()) {
      var sql =
          "SELECT chat_id, user_id FROM chat_members WHERE portal_id = :portal AND manager = 1"
              + (" AND chat_id IN " + Among.places(chats) + " ORDER BY chat_id, user_id");
      reads.list(
          sql,
          row ->
              managers
                  .computeIfAbsent(new ChatId(row.number(1)), _ -> new java.util.ArrayList<>())
                  .add(new UserId(row.number(2))),
          Among.padded(chats).toArray());
    }
    return managers;
  }

  /// Who came without history after this message.
  static List<UserId> later(Reads reads, ChatId chat, MessageId message) {
    return reads.list(LATER, row -> new UserId(row.number(1)), chat, message);
  }

  static void setManager(Tx tx, ChatId chat, UserId user, boolean manager) {
    tx.run(SET_MANAGER, manager, chat, user);
  }

  /// Appended: an author has read everything up to what he wrote.
  static void advanceAuthor(Tx tx, Chat after, UserId author) {
    tx.append(
        ADVANCE_AUTHOR,
        after.lastMessage(),
        after.messageCount(),
        after.updated(),
        after.lastMessage(),
        after.id(),
        author);
  }

  /// A message less for whoever had read it, and for its sender, for whom it was never unread; a
  /// notice is nothing less for anybody. No place names it any more.
  static void retract(Tx tx, ChatId chat, Retraction gone) {
    tx.run(UNMARK, gone.next(), chat, gone.removed());
    if (gone.isNotice()) {
      return;
    }
    tx.run(RETRACT_READERS, chat, gone.removed(), gone.sender());
    tx.run(UNSEND, gone.sentBefore(), chat, gone.sender(), gone.removed());
  }

  static Member member(Row row, int first) {
    var readAt = row.number(first + 6);
    return new Member(
        new ChatId(row.number(first)),
        new UserId(row.number(first + 1)),
        row.flag(first + 2),
        row.number(first + 3),
        row.number(first + 4),
        row.number(first + 5),
        readAt == 0 ? null : Instant.ofEpochMilli(readAt),
        new Member.Marks(
            row.flag(first + 7), row.flag(first + 8), row.flag(first + 9), row.number(first + 10)));
  }
}
