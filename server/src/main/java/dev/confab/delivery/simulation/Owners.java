package dev.confab.delivery.simulation;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.delivery.Guide;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the owners of bots decided: how and where their bots are told, and whose they are. A server
/// that dies forgets none of it.
final class Owners {
  /// A handler that wants no more.
  private record Closed(AppId app, String address) {}

  private static final Duration LIFE = Duration.ofHours(2);

  private final Random random;
  private final Map<UserId, Terms> terms = new HashMap<>();
  private final Set<Closed> closed = new HashSet<>();

  /// How often a bot's handler was moved.
  private final Map<UserId, Integer> moves = new HashMap<>();

  /// Whose application a bot is, where it became another one's.
  private final Map<UserId, AppId> apps = new HashMap<>();

  /// The last application there is.
  private long last = 100;

  Owners(Random random) {
    this.random = random;
  }

  /// What is agreed on from now on about a bot.
  Terms agree(UserId bot) {
    var agreed =
        new Terms(
            random.nextInt(4) == 0 ? Terms.Profile.FAITHFUL : Terms.Profile.DURABLE,
            random.nextInt(6) == 0 ? Terms.Receive.FETCH : Terms.Receive.WEBHOOK,
            1 + random.nextInt(4),
            random.nextInt(3),
            LIFE,
            false);
    terms.put(bot, agreed);
    return agreed;
  }

  Terms terms(UserId bot) {
    return terms.getOrDefault(bot, Terms.SERVER);
  }

  String address(UserId bot) {
    return "https://bot%s-%d.example.com/".formatted(bot, moves.getOrDefault(bot, 0));
  }

  /// A bot's handler moves.
  void move(UserId bot) {
    moves.merge(bot, 1, Integer::sum);
  }

  AppId app(UserId bot) {
    return apps.getOrDefault(bot, new AppId(bot.value()));
  }

  /// An application that has no bot yet.
  AppId another() {
    return new AppId(++last);
  }

  /// A bot is this application's from now on.
  void hand(UserId bot, AppId to) {
    apps.put(bot, to);
  }

  /// All handlers are called again.
  void open() {
    closed.clear();
  }

  /// Those of the application of this bot are.
  void open(UserId bot) {
    closed.removeIf(one -> one.app().equals(app(bot)));
  }

  /// Tells a server what was decided.
  ///
  /// @param changed runs when a handler wants no more
  Guide guide(Runnable changed) {
    return new Guide() {
      @Override
      public Terms terms(Event event) {
        return Owners.this.terms(event.bot());
      }

      @Override
      public String address(Event event) {
        return Owners.this.address(event.bot());
      }

      @Override
      public @Nullable String closed(PortalId of, AppId app, String address) {
        return closed.contains(new Closed(app, address)) ? "it is gone" : null;
      }

      @Override
      public void close(PortalId of, AppId app, String address) {
        closed.add(new Closed(app, address));
        changed.run();
      }
    };
  }
}
