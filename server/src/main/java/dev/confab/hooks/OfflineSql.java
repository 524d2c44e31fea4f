package dev.confab.hooks;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table `offline_events`. Words of a statement come from enums, values never.
final class OfflineSql {
  /// Rows named by one statement.
  private static final int PART = 50;

  private static final String QUEUE =
      " FROM offline_events WHERE portal_id = :portal AND app_id = ? AND connector = ?";
  private static final String EVENT =
      "SELECT id, changed_ms, event, data, actor_id, message_id, process_id, error" + QUEUE;
  private static final String COUNT = "SELECT COUNT(*)" + QUEUE;
  private static final String IDS =
      " AND id IN (" + String.join(", ", Collections.nCopies(PART, "?")) + ")";
  private static final String MESSAGE_IDS = IDS.replace(" id ", " message_id ");

  private OfflineSql() {}

  private static OfflineEvent event(Row row) {
    var actor = row.number(5);
    return new OfflineEvent(
        row.number(1),
        row.time(2),
        row.text(3),
        row.text(4),
        actor == 0 ? null : new UserId(actor),
        row.text(6),
        row.text(7),
        row.flag(8));
  }

  static void insert(Tx tx, AppId app, String connector, OfflineEvent event) {
    var actor = event.actor();
    tx.run(
        """
        INSERT INTO offline_events (portal_id, id, app_id, connector, event, message_id, data,
          actor_id, changed_ms, process_id, taken_ms, error)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0)""",
        event.id(),
        app,
        connector,
        event.event(),
        event.messageId(),
        event.data(),
        actor == null ? 0L : actor,
        event.changed());
  }

  /// Replaces what waits of the same object; false when nothing does.
  static boolean replace(Tx tx, AppId app, String connector, OfflineEvent event) {
    var actor = event.actor();
    return tx.run(
            """
            UPDATE offline_events SET data = ?, actor_id = ?, changed_ms = ?
            WHERE portal_id = :portal AND app_id = ? AND connector = ? AND message_id = ?
              AND process_id = ''""",
            event.data(),
            actor == null ? 0L : actor,
            event.changed(),
            app,
            connector,
            event.messageId())
        > 0;
  }

  static List<OfflineEvent> page(
      Reads reads, AppId app, String connector, OfflineFilter filter, long start, int limit) {
    var values = new ArrayList<@Nullable Object>(List.of(app, connector));
    var text = EVENT + conditions(filter, values) + order(filter) + " LIMIT ? OFFSET ?";
    values.add((long) limit);
    values.add(start);
    return reads.list(text, OfflineSql::event, values.toArray());
  }

  static long count(Reads reads, AppId app, String connector, OfflineFilter filter) {
    var values = new ArrayList<@Nullable Object>(List.of(app, connector));
    var text = COUNT + conditions(filter, values);
    return reads.list(text, row -> row.number(1), values.toArray()).getFirst();
  }

  /// What a wish would take.
  static List<OfflineEvent> wanted(Reads reads, AppId app, OfflineWish wish) {
    var values = new ArrayList<@Nullable Object>(List.of(app, wish.connector()));
    var text = new StringBuilder(EVENT);
    if (wish.process() != null) {
      text.append(" AND process_id = ?").append(wish.failed() ? "" : " AND error = 0");
      values.add(wish.process());
    } else {
      text.append(wish.failed() ? " AND (process_id = '' OR error = 1)" : " AND process_id = ''");
    }
    text.append(conditions(wish.filter(), values)).append(order(wish.filter())).append(" LIMIT ?");
    values.add((long) wish.limit());
    return reads.list(text.toString(), OfflineSql::event, values.toArray());
  }

  private static String conditions(OfflineFilter filter, List<@Nullable Object> values) {
    var text = new StringBuilder();
    for (var condition : filter.conditions()) {
      var column = condition.field().column();
      var test = condition.test();
      var places = condition.values().size();
      if (test == OfflineFilter.Test.EQUAL || test == OfflineFilter.Test.UNEQUAL) {
        var in = test == OfflineFilter.Test.EQUAL ? " IN (" : " NOT IN (";
        text.append(" AND ").append(column).append(in);
        text.append(String.join(", ", Collections.nCopies(places, "?"))).append(')');
      } else {
        text.append((" AND " + column + " " + test.sign() + " ?").repeat(places));
      }
      values.addAll(condition.values());
    }
    return text.toString();
  }

  private static String order(OfflineFilter filter) {
    var columns = new LinkedHashMap<String, String>();
    for (var by : filter.order()) {
      columns.putIfAbsent(by.field().column(), by.descending() ? " DESC" : "");
    }
    columns.putIfAbsent("id", "");
    return columns.entrySet().stream()
        .map(by -> by.getKey() + by.getValue())
        .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  static void take(Tx tx, List<Long> ids, String process, Instant now) {
    for (var part : parts(ids)) {
      var values = new ArrayList<@Nullable Object>(List.of(process, now));
      values.addAll(part);
      tx.run(
          "UPDATE offline_events SET process_id = ?, taken_ms = ?, error = 0"
              + " WHERE portal_id = :portal"
              + IDS,
          values.toArray());
    }
  }

  static void delete(Tx tx, List<Long> ids) {
    for (var part : parts(ids)) {
      tx.run("DELETE FROM offline_events WHERE portal_id = :portal" + IDS, part.toArray());
    }
  }

  static void deleteProcess(Tx tx, AppId app, String process) {
    tx.run(
        "DELETE FROM offline_events WHERE portal_id = :portal AND app_id = ? AND process_id = ?",
        app,
        process);
  }

  static void deleteProcess(Tx tx, AppId app, String process, List<Long> ids) {
    var text =
        "DELETE FROM offline_events WHERE portal_id = :portal AND app_id = ? AND process_id = ?";
    parts(ids).forEach(part -> tx.run(text + IDS, with(app, process, part)));
  }

  static void deleteMessages(Tx tx, AppId app, String process, List<String> messages) {
    var text =
        "DELETE FROM offline_events WHERE portal_id = :portal AND app_id = ? AND process_id = ?";
    parts(messages).forEach(part -> tx.run(text + MESSAGE_IDS, with(app, process, part)));
  }

  static void fail(Tx tx, AppId app, String process) {
    tx.run(
        """
        UPDATE offline_events SET error = 1
        WHERE portal_id = :portal AND app_id = ? AND process_id = ?""",
        app,
        process);
  }

  static void failMessages(Tx tx, AppId app, String process, List<String> messages) {
    var text =
        "UPDATE offline_events SET error = 1"
            + " WHERE portal_id = :portal AND app_id = ? AND process_id = ?";
    parts(messages).forEach(part -> tx.run(text + MESSAGE_IDS, with(app, process, part)));
  }

  /// Removes what was taken before `end` and never cleared.
  static void forget(Tx tx, AppId app, Instant end) {
    tx.run(
        """
        DELETE FROM offline_events
        WHERE portal_id = :portal AND app_id = ? AND process_id > '' AND taken_ms < ?""",
        app,
        end);
  }

  static void deleteAll(Tx tx, AppId app) {
    tx.run("DELETE FROM offline_events WHERE portal_id = :portal AND app_id = ?", app);
  }

  private static @Nullable Object[] with(AppId app, String process, Collection<?> part) {
    var values = new ArrayList<@Nullable Object>(List.of(app, process));
    values.addAll(part);
    return values.toArray();
  }

  /// Parts of one length: the last value is repeated, so that there is one statement.
  private static <T> List<List<T>> parts(List<T> all) {
    var parts = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += PART) {
      var part = new ArrayList<>(all.subList(from, Math.min(all.size(), from + PART)));
      part.addAll(Collections.nCopies(PART - part.size(), part.getLast()));
      parts.add(part);
    }
    return parts;
  }
}
