package dev.confab.hooks;

import dev.confab.basics.AppId;
import dev.confab.basics.Json;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The queues of applications that fetch what happened. A queue holds what changed, not every
/// change: news of an object replaces what waits of it. Whoever takes rows without removing them
/// hides them from all others, until they are cleared or forgotten.
public final class OfflineQueue {
  /// Most rows taken at once.
  public static final int TAKEN_MAX = 1_000;

  /// How long rows are kept that were taken and never cleared.
  static final Duration TAKEN_KEPT = Duration.ofDays(30);

  private static final int NAME_BYTES = 16;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /// The queues of all applications of a store.
  public OfflineQueue(InstantSource clock) {
    this.clock = clock;
  }

  void add(Tx tx, AppId app, String connector, News news) {
    var event =
        new OfflineEvent(
            0,
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            news.event().name(),
            Json.write(named(news.data())),
            news.actor(),
            messageId(news),
            "",
            false);
    if (!OfflineSql.replace(tx, app, connector, event)) {
      OfflineSql.insert(tx, app, connector, event.under(tx.nextId(Counter.OFFLINE_EVENT)));
    }
  }

  /// The data with what a posted event is given when it leaves, but for the tokens: which bot each
  /// is.
  private static ObjectNode named(ObjectNode data) {
    if (!(data.get("BOT") instanceof ObjectNode bots)) {
      return data;
    }
    var all = Json.mapper().createObjectNode();
    for (var bot : bots.properties()) {
      var one = all.putObject(bot.getKey()).put("BOT_ID", Long.parseLong(bot.getKey()));
      if (bot.getValue() instanceof ObjectNode told) {
        one.setAll(told);
      }
    }
    var copy = data.deepCopy();
    copy.set("BOT", all);
    return copy;
  }

  private static String messageId(News news) {
    try {
      var name = (news.event().name() + "|" + news.about()).getBytes(StandardCharsets.UTF_8);
      var digest = MessageDigest.getInstance("SHA-256").digest(name);
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The rows of a queue, whoever took them, from the one at `start` on.
  public List<OfflineEvent> page(
      Reads reads, AppId app, String connector, OfflineFilter filter, long start, int limit) {
    return OfflineSql.page(reads, app, connector, filter, start, limit);
  }

  /// How many rows of a queue fit.
  public long count(Reads reads, AppId app, String connector, OfflineFilter filter) {
    return OfflineSql.count(reads, app, connector, filter);
  }

  /// Takes rows of a queue: removes them, or hides them from everybody who does not know the name
  /// under which they were taken.
  public OfflineTaken take(Tx tx, AppId app, OfflineWish wish) {
    OfflineSql.forget(tx, app, clock.instant().minus(TAKEN_KEPT));
    var events = OfflineSql.wanted(tx, app, wish);
    var ids = events.stream().map(OfflineEvent::id).toList();
    if (wish.clear()) {
      OfflineSql.delete(tx, ids);
      return new OfflineTaken(null, events);
    }
    var process = wish.process() == null ? newName() : wish.process();
    if (wish.process() == null) {
      OfflineSql.take(tx, ids, process, clock.instant());
    }
    return new OfflineTaken(process, events);
  }

  private String newName() {
    var bytes = new byte[NAME_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// Removes what was taken under this name: the rows of these numbers, else of these message ids,
  /// else all.
  public void clear(
      Tx tx, AppId app, String process, @Nullable List<Long> ids, @Nullable List<String> messages) {
    if (ids != null) {
      OfflineSql.deleteProcess(tx, app, process, ids);
    } else if (messages != null) {
      OfflineSql.deleteMessages(tx, app, process, messages);
    } else {
      OfflineSql.deleteProcess(tx, app, process);
    }
  }

  /// Marks what was taken under this name as failed: the rows of these message ids, else all.
  public void fail(Tx tx, AppId app, String process, @Nullable List<String> messages) {
    if (messages == null) {
      OfflineSql.fail(tx, app, process);
    } else {
      OfflineSql.failMessages(tx, app, process, messages);
    }
  }

  /// Removes all queues of an application.
  void removeAll(Tx tx, AppId app) {
    OfflineSql.deleteAll(tx, app);
    OfflineSweepSql.delete(tx, app);
  }
}
