package dev.confab.bots;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import dev.confab.sql.CommittedCache;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of bots, with what the writer has at hand of them: each message asks for the bots among
/// its readers, so that a user is no bot is remembered as well.
final class BotRows {
  private static final int USERS_AT_HAND_MAX = 50_000;
  private static final int APPS_AT_HAND_MAX = 5_000;

  private final WriterCache<UserId, Optional<Bot>> byUser;
  private final WriterCache<AppId, List<Bot>> byApp;
  private final CommittedCache<UserId, Bot> committed;

  BotRows(Store store) {
    this.byUser = new WriterCache<>(store, USERS_AT_HAND_MAX);
    this.byApp = new WriterCache<>(store, APPS_AT_HAND_MAX);
    this.committed = new CommittedCache<>(store, USERS_AT_HAND_MAX);
  }

  /// A bot by its id. Asked for by every call of a bot, so that readers have it at hand too.
  @Nullable Bot find(Reads reads, UserId id) {
    return reads instanceof Tx ? look(reads, id) : committed.get(reads, id, () -> look(reads, id));
  }

  private @Nullable Bot look(Reads reads, UserId id) {
    var found = among(reads, List.of(id));
    return found.isEmpty() ? null : found.getFirst();
  }

  /// In the order of `users`.
  List<Bot> among(Reads reads, Collection<UserId> users) {
    var found = new LinkedHashMap<UserId, Optional<Bot>>();
    var unknown = new ArrayList<UserId>();
    for (var user : users) {
      var known = reads instanceof Tx tx ? byUser.get(tx, user, t -> null) : null;
      found.put(user, known == null ? Optional.empty() : known);
      if (known == null) {
        unknown.add(user);
      }
    }
    for (int from = 0; from < unknown.size(); from += BotsSql.AMONG_MAX) {
      var part = unknown.subList(from, Math.min(unknown.size(), from + BotsSql.AMONG_MAX));
      load(reads, part, found);
    }
    return found.values().stream().flatMap(Optional::stream).toList();
  }

  private void load(Reads reads, List<UserId> users, Map<UserId, Optional<Bot>> found) {
    for (var bot : BotsSql.among(reads, users)) {
      found.put(bot.id(), Optional.of(bot));
    }
    if (reads instanceof Tx tx) {
      users.forEach(user -> byUser.put(tx, user, found.getOrDefault(user, Optional.empty())));
    }
  }

  /// The bots of an application, the oldest first.
  List<Bot> ofApp(Reads reads, AppId app) {
    if (!(reads instanceof Tx tx)) {
      return load(reads, app);
    }
    var bots = byApp.get(tx, app, t -> load(t, app));
    return bots == null ? List.of() : bots;
  }

  private static List<Bot> load(Reads reads, AppId app) {
    return BotsSql.ofApp(reads, app).stream()
        .sorted(Comparator.comparingLong(bot -> bot.id().value()))
        .toList();
  }

  @Nullable Bot byCode(Tx tx, AppId app, String code) {
    return ofApp(tx, app).stream().filter(bot -> bot.code().equals(code)).findFirst().orElse(null);
  }

  void add(Tx tx, Bot bot, Instant now) {
    BotsSql.insert(tx, bot, now);
    forget(tx, bot);
  }

  void change(Tx tx, Bot known, Bot changed) {
    BotsSql.change(tx, changed);
    forget(tx, known);
    forget(tx, changed);
  }

  /// False when it was gone already.
  boolean remove(Tx tx, Bot bot) {
    var removed = BotsSql.delete(tx, bot.id());
    forget(tx, bot);
    return removed;
  }

  private void forget(Tx tx, Bot bot) {
    byUser.forget(tx, bot.id());
    committed.forget(tx, bot.id());
    byApp.forget(tx, bot.app());
  }
}
