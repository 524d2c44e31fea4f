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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of bots, of which the writer and readers have at hand whom they asked for: each message
/// asks for the bots among its readers, and each card of a user whether he is one, so that a user
/// is no bot is remembered as well: for readers in a place of its own, so that people, of whom
/// there are many more, take no bot's.
final class BotRows {
  private static final int USERS_AT_HAND_MAX = 50_000;
  private static final int APPS_AT_HAND_MAX = 5_000;

  private final WriterCache<UserId, Optional<Bot>> byUser;
  private final WriterCache<AppId, List<Bot>> byApp;
  private final CommittedCache<UserId, Bot> committed;
  private final CommittedCache<UserId, Boolean> committedPeople;

  BotRows(Store store) {
    this(store, USERS_AT_HAND_MAX);
  }

  BotRows(Store store, int usersAtHandMax) {
    this.byUser = new WriterCache<>(store, usersAtHandMax);
    this.byApp = new WriterCache<>(store, APPS_AT_HAND_MAX);
    this.committed = new CommittedCache<>(store, usersAtHandMax);
    this.committedPeople = new CommittedCache<>(store, usersAtHandMax);
  }

  /// A bot by its id.
  @Nullable Bot find(Reads reads, UserId id) {
    if (!(reads instanceof Tx tx)) {
      return committed.get(reads, id, () -> lookCommitted(reads, List.of(id)).get(id));
    }
    var found = byUser.get(tx, id, t -> look(t, id));
    return found == null ? null : found.orElse(null);
  }

  private static Optional<Bot> look(Reads reads, UserId id) {
    return look(reads, List.of(id)).getOrDefault(id, Optional.empty());
  }

  /// In the order of `users`.
  List<Bot> among(Reads reads, Collection<UserId> users) {
    var found =
        reads instanceof Tx tx
            ? atHand(tx, users)
            : committed.getAll(reads, users, unknown -> lookCommitted(reads, unknown));
    return users.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
  }

  /// The bots among these users, of whom none is a bot at hand.
  private Map<UserId, Bot> lookCommitted(Reads reads, List<UserId> users) {
    var bots = new HashMap<UserId, Bot>();
    committedPeople.getAll(
        reads,
        users,
        unknown -> {
          var people = new HashMap<UserId, Boolean>();
          look(reads, unknown)
              .forEach(
                  (user, bot) ->
                      bot.ifPresentOrElse(
                          one -> bots.put(user, one), () -> people.put(user, true)));
          return people;
        });
    return bots;
  }

  private Map<UserId, Bot> atHand(Tx tx, Collection<UserId> users) {
    var found = new HashMap<UserId, Bot>();
    var unknown = new ArrayList<UserId>();
    for (var user : users) {
      var known = byUser.get(tx, user, t -> null);
      if (known == null) {
        unknown.add(user);
      } else {
        known.ifPresent(bot -> found.put(user, bot));
      }
    }
    var looked = look(tx, unknown);
    looked.forEach(
        (user, known) -> {
          byUser.put(tx, user, known);
          known.ifPresent(bot -> found.put(user, bot));
        });
    return found;
  }

  /// What each of these users is.
  private static Map<UserId, Optional<Bot>> look(Reads reads, List<UserId> users) {
    var found = new HashMap<UserId, Optional<Bot>>();
    users.forEach(user -> found.put(user, Optional.empty()));
    for (int from = 0; from < users.size(); from += BotsSql.AMONG_MAX) {
      var part = users.subList(from, Math.min(users.size(), from + BotsSql.AMONG_MAX));
      BotsSql.among(reads, part).forEach(bot -> found.put(bot.id(), Optional.of(bot)));
    }
    return found;
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
    committedPeople.forget(tx, bot.id());
    byApp.forget(tx, bot.app());
  }
}
