package dev.confab.calls;

import dev.confab.basics.AppId;
import dev.confab.basics.CallId;
import dev.confab.basics.Caller;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.rpc.Ended;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The table `calls`.
final class CallsSql {
  /// What a row has beside its texts, roughly, with its places in three indexes.
  private static final int ROW_BYTES = 300;

  private static final String HEAD =
      """
      SELECT id, created_ms, method, spec, way, auth, app_id, credential, user_id, status, error, \
      took_us, request_id, unknown, address""";

  private static final String FROM = " FROM calls WHERE portal_id = :portal";

  private static final List<Ended.Way> WAYS =
      List.of(Ended.Way.REQUEST, Ended.Way.BATCH, Ended.Way.REPLY);

  private CallsSql() {}

  /// What the table holds.
  ///
  /// @param first bytes that were written before the oldest row
  record Size(long first, long bytes) {}

  /// Bytes that were ever written.
  static long bytes(Reads reads) {
    var last =
        reads.first(
            """
            SELECT bytes_before,
              LENGTH(unknown) + LENGTH(headers) + LENGTH(params) + LENGTH(answer)
            FROM calls WHERE portal_id = :portal ORDER BY portal_id DESC, id DESC LIMIT 1""",
            row -> row.number(1) + row.number(2) + ROW_BYTES);
    return last == null ? 0 : last;
  }

  static Size size(Reads reads) {
    var first =
        reads.first(
            """
            SELECT bytes_before FROM calls WHERE portal_id = :portal
            ORDER BY portal_id, id LIMIT 1""",
            row -> row.number(1));
    return first == null ? new Size(0, 0) : new Size(first, bytes(reads) - first);
  }

  /// Returns how many bytes that were.
  static long append(Tx tx, LoggedCall call, @Nullable AppId app, long bytesBefore) {
    var by = call.by();
    var unknown = Json.write(call.unknown());
    tx.append(
        """
        INSERT INTO calls (portal_id, id, created_ms, method, spec, way, auth, app_id, credential,
          user_id, status, error, took_us, request_id, address, bytes_before, unknown, headers,
          params, answer)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        tx.nextId(Counter.CALL),
        call.at(),
        call.method(),
        call.spec() == null ? "" : call.spec(),
        WAYS.indexOf(call.way()),
        by == null ? "" : by.auth().name(),
        app == null ? 0 : app.value(),
        by == null ? "" : by.credential(),
        by == null ? 0 : by.user().value(),
        call.status(),
        call.error() == null ? "" : call.error(),
        call.took().toNanos() / 1_000,
        call.requestId(),
        call.address(),
        bytesBefore,
        unknown,
        call.headers(),
        call.params(),
        call.answer());
    return (long) unknown.length()
        + call.headers().length()
        + call.params().length()
        + call.answer().length()
        + ROW_BYTES;
  }

  static @Nullable KeptCall find(Reads reads, CallId id) {
    return reads.first(
        HEAD + ", headers, params, answer" + FROM + " AND id = ?",
        row -> kept(row, row.text(16), row.text(17), row.text(18)),
        id);
  }

  /// Calls with smaller numbers than `before`, newest first, without headers, parameters and
  /// answer.
  static List<KeptCall> list(Reads reads, CallFilter filter, long before, int limit) {
    var text = new StringBuilder(HEAD + FROM + " AND id < ?");
    var values = new ArrayList<Object>(List.of(before));
    if (filter.since() != null) {
      // numbers follow time, so the key finds where the time begins
      add(text, values, "id >= ?", firstSince(reads, filter.since()));
      add(text, values, "created_ms >= ?", filter.since());
    }
    add(text, values, "created_ms <= ?", filter.until());
    add(text, values, "app_id = ?", filter.app());
    if (filter.method() != null) {
      text.append(" AND (spec = ? OR method = ?)");
      values.add(filter.method());
      values.add(filter.method());
    }
    if (filter.auth() == CallFilter.Credential.PROGRAMS) {
      add(text, values, "auth <> ?", Caller.Auth.SESSION.name());
    } else {
      add(text, values, "auth = ?", filter.auth() == null ? null : filter.auth().name());
    }
    add(text, values, "user_id = ?", filter.user());
    add(text, values, "status >= ?", filter.statusMin());
    add(text, values, "status <= ?", filter.statusMax());
    add(text, values, "error = ?", filter.error());
    text.append(
        filter.app() == null
            ? " ORDER BY portal_id DESC, id DESC LIMIT ?"
            : " ORDER BY portal_id DESC, app_id DESC, id DESC LIMIT ?");
    values.add(limit);
    return reads.list(text.toString(), row -> kept(row, "", "", ""), values.toArray());
  }

  private static void add(
      StringBuilder text, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      text.append(" AND ").append(condition);
      values.add(value);
    }
  }

  private static long firstSince(Reads reads, Instant since) {
    var found =
        reads.first(
            """
            SELECT id FROM calls WHERE portal_id = :portal AND created_ms >= ?
            ORDER BY portal_id, created_ms LIMIT 1""",
            row -> row.number(1),
            since);
    return found == null ? Long.MAX_VALUE : found;
  }

  static boolean nothingToRemove(Reads reads, Instant old, long bytesBefore) {
    return reads
        .list(
            """
            SELECT created_ms, bytes_before FROM calls WHERE portal_id = :portal
            ORDER BY portal_id, id LIMIT 1""",
            row -> !row.time(1).isBefore(old) && row.number(2) >= bytesBefore)
        .stream()
        .allMatch(stays -> stays);
  }

  static int remove(Tx tx, Instant old, long bytesBefore, int limit) {
    return tx.run(
        """
        DELETE FROM calls WHERE portal_id = :portal AND (created_ms < ? OR bytes_before < ?)
          AND id < (SELECT id FROM calls WHERE portal_id = :portal
            ORDER BY portal_id, id LIMIT 1) + ?""",
        old,
        bytesBefore,
        limit);
  }

  private static KeptCall kept(Row row, String headers, String params, String answer) {
    var unknown = new ArrayList<String>();
    Json.parse(row.text(14)).values().forEach((JsonNode key) -> unknown.add(key.asString("")));
    var call =
        new LoggedCall(
            row.time(2),
            row.text(3),
            row.text(4).isEmpty() ? null : row.text(4),
            WAYS.get((int) row.number(5)),
            by(row),
            (int) row.number(10),
            row.text(11).isEmpty() ? null : row.text(11),
            Duration.ofNanos(row.number(12) * 1_000),
            row.text(13),
            row.text(15),
            List.copyOf(unknown),
            headers,
            params,
            answer);
    return new KeptCall(new CallId(row.number(1)), call);
  }

  private static LoggedCall.@Nullable By by(Row row) {
    if (row.text(6).isEmpty()) {
      return null;
    }
    var app = row.number(7) == 0 ? null : new AppId(row.number(7));
    return new LoggedCall.By(
        Caller.Auth.valueOf(row.text(6)), app, row.text(8), new UserId(row.number(9)));
  }
}
