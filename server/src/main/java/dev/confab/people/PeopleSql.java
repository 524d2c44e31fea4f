package dev.confab.people;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table `users`.
final class PeopleSql {
  /// Most ids asked for in one statement.
  private static final int IDS_MAX = 256;

  private static final String SELECT =
      """
      SELECT id, kind, login, active, admin, extranet, name, last_name, work_position, gender,
        email, birthday, website, color, avatar_id, created_ms, last_activity_ms, work_phone,
        mobile_phone, inner_phone, departments, status, idle_since_ms
      FROM users WHERE portal_id = :portal\s""";

  private static final String BY_ID = SELECT + "AND id = ?";
  private static final String BY_LOGIN = SELECT + "AND login = ?";
  private static final String BY_EMAIL =
      SELECT
          + """
          AND kind = 'user' AND active = 1 AND email IN (?, ?)
          ORDER BY portal_id, email, id LIMIT 2""";
  private static final String ASCENDING =
      SELECT + "AND kind = 'user' AND id BETWEEN ? AND ? ORDER BY portal_id, id LIMIT ?";
  private static final String DESCENDING =
      SELECT + "AND kind = 'user' AND id BETWEEN ? AND ? ORDER BY portal_id DESC, id DESC LIMIT ?";

  private static final String ADMINISTRATOR =
      SELECT + "AND kind = 'user' AND admin = 1 AND active = 1 ORDER BY portal_id, id LIMIT 1";

  private static final String OTHER_ADMINISTRATOR =
      """
      SELECT id FROM users
      WHERE portal_id = :portal AND kind = 'user' AND admin = 1 AND active = 1 AND id <> ?
      ORDER BY portal_id, id LIMIT 1""";

  private static final String INSERT =
      """
      INSERT INTO users (portal_id, id, kind, login, active, admin, extranet, name, last_name,
        work_position, gender, email, birthday, website, color, avatar_id, work_phone, mobile_phone,
        inner_phone, departments, search_text, created_ms, indexed)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""";

  private static final String UPDATE =
      """
      UPDATE users SET login = ?, active = ?, admin = ?, extranet = ?, name = ?, last_name = ?,
        work_position = ?, gender = ?, email = ?, birthday = ?, website = ?, color = ?,
        avatar_id = ?, work_phone = ?, mobile_phone = ?, inner_phone = ?, departments = ?,
        search_text = ?
      WHERE portal_id = :portal AND id = ?""";

  private static final String DEACTIVATE =
      "UPDATE users SET active = 0 WHERE portal_id = :portal AND id = ?";

  private static final String TOUCH =
      """
      UPDATE users SET last_activity_ms = ?
      WHERE portal_id = :portal AND id = ?
        AND (last_activity_ms IS NULL OR last_activity_ms < ?)""";

  private static final String PRESENCE =
      "UPDATE users SET status = ?, idle_since_ms = ? WHERE portal_id = :portal AND id = ?";

  private static final String NOT_INDEXED =
      SELECT + "AND indexed = 0 ORDER BY portal_id, id LIMIT ?";

  private static final String INDEXED =
      "UPDATE users SET indexed = 1 WHERE portal_id = :portal AND id = ?";

  private static final String PASSWORD_READ =
      "SELECT password_hash, declared_hash FROM users WHERE portal_id = :portal AND id = ?";

  private static final String PASSWORD_WRITE =
      """
      UPDATE users SET password_hash = ?, declared_hash = ?
      WHERE portal_id = :portal AND id = ?""";

  private PeopleSql() {}

  static @Nullable Person find(Reads reads, UserId user) {
    return reads.first(BY_ID, PeopleSql::person, user);
  }

  static @Nullable Person byLogin(Reads reads, String login) {
    return reads.first(BY_LOGIN, PeopleSql::person, login);
  }

  static List<Person> byEmail(Reads reads, String email) {
    return reads.list(BY_EMAIL, PeopleSql::person, email, email.toLowerCase(Locale.ROOT));
  }

  static List<Person> find(Reads reads, Collection<UserId> users) {
    var ids = users.stream().distinct().sorted((a, b) -> Long.compare(a.value(), b.value()));
    var left = ids.toList();
    var found = new ArrayList<Person>(left.size());
    for (int from = 0; from < left.size(); from += IDS_MAX) {
      found.addAll(some(reads, left.subList(from, Math.min(left.size(), from + IDS_MAX))));
    }
    return found;
  }

  private static List<Person> some(Reads reads, List<UserId> ids) {
    var among = "AND id IN " + Among.places(ids) + " ORDER BY portal_id, id";
    return reads.list(SELECT + among, PeopleSql::person, Among.padded(ids).toArray());
  }

  static @Nullable Person administrator(Reads reads) {
    return reads.first(ADMINISTRATOR, PeopleSql::person);
  }

  static boolean hasOtherAdministrator(Reads reads, UserId user) {
    return reads.first(OTHER_ADMINISTRATOR, row -> row.number(1), user) != null;
  }

  static List<Person> ascending(Reads reads, long low, long high, int limit) {
    return reads.list(ASCENDING, PeopleSql::person, low, high, limit);
  }

  static List<Person> descending(Reads reads, long low, long high, int limit) {
    return reads.list(DESCENDING, PeopleSql::person, low, high, limit);
  }

  static void insert(Tx tx, Person person) {
    tx.run(
        INSERT,
        person.id(),
        person.isBot() ? "bot" : "user",
        person.login(),
        person.active(),
        person.admin(),
        person.extranet(),
        person.name(),
        person.lastName(),
        person.workPosition(),
        person.gender(),
        person.email(),
        person.birthday(),
        person.website(),
        person.color(),
        person.avatar(),
        person.phones().work(),
        person.phones().mobile(),
        person.phones().inner(),
        departments(person),
        searchText(person),
        person.created());
  }

  static void update(Tx tx, Person person) {
    tx.run(
        UPDATE,
        person.login(),
        person.active(),
        person.admin(),
        person.extranet(),
        person.name(),
        person.lastName(),
        person.workPosition(),
        person.gender(),
        person.email(),
        person.birthday(),
        person.website(),
        person.color(),
        person.avatar(),
        person.phones().work(),
        person.phones().mobile(),
        person.phones().inner(),
        departments(person),
        searchText(person),
        person.id());
  }

  static void deactivate(Tx tx, UserId user) {
    tx.run(DEACTIVATE, user);
  }

  /// Appended: a moment that only moves forward may be written in any order.
  static void touch(Tx tx, UserId user, Instant now) {
    tx.append(TOUCH, now, user, now);
  }

  static void savePresence(Tx tx, UserId user, Presence presence) {
    var status = presence.status();
    tx.run(PRESENCE, status == null ? "" : status.wire(), presence.idleSince(), user);
  }

  /// Users of a store that is older than the search for their words.
  static List<Person> notIndexed(Reads reads, int limit) {
    return reads.list(NOT_INDEXED, PeopleSql::person, limit);
  }

  static void indexed(Tx tx, UserId user) {
    tx.run(INDEXED, user);
  }

  static Passwords.Stored passwordHash(Reads reads, UserId user) {
    var stored =
        reads.first(
            PASSWORD_READ, row -> new Passwords.Stored(row.textOrNull(1), row.textOrNull(2)), user);
    return stored == null ? Passwords.Stored.NOTHING : stored;
  }

  static void savePasswordHash(Tx tx, UserId user, Passwords.Stored stored) {
    tx.run(PASSWORD_WRITE, stored.hash(), stored.declared(), user);
  }

  private static String searchText(Person person) {
    var text = person.fullName() + " " + person.workPosition();
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static Person person(Row row) {
    var avatar = row.numberOrNull(15);
    return new Person(
        new UserId(row.number(1)),
        row.text(2).equals("bot") ? Person.Kind.BOT : Person.Kind.USER,
        row.textOrNull(3),
        row.flag(4),
        row.flag(5),
        row.flag(6),
        row.text(7),
        row.text(8),
        row.text(9),
        row.text(10),
        row.text(11),
        row.text(12),
        row.text(13),
        row.text(14),
        avatar == null ? null : new FileId(avatar),
        new Phones(row.text(18), row.text(19), row.text(20)),
        departments(row.text(21)),
        new Presence(Status.of(row.text(22)), row.timeOrNull(23), row.timeOrNull(17)),
        row.time(16));
  }

  private static String departments(Person person) {
    return person.departments().stream()
        .map(DepartmentId::toString)
        .collect(Collectors.joining(","));
  }

  private static List<DepartmentId> departments(String column) {
    return column.isEmpty()
        ? List.of()
        : Stream.of(column.split(",")).map(id -> new DepartmentId(Long.parseLong(id))).toList();
  }
}
