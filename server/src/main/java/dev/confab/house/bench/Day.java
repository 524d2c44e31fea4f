package dev.confab.house.bench;

import dev.confab.basics.Json;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What people and bots ask in the course of a day, thrown by dice.
final class Day {
  /// Messages of this day that are remembered, to be liked and changed.
  private static final int POSTED_MAX = 1_000;

  /// A request somebody makes.
  private record Wish(String method, Town.Resident who, String webhook, Map<String, ?> params) {}

  /// What somebody posted.
  private record Posted(Town.Resident who, long message) {}

  /// How often a method is called, as against the others, and with what.
  private record Habit(String method, int share, Asking asking) {}

  @FunctionalInterface
  private interface Asking {
    Map<String, ?> of(Town.Resident who, Town.Talk talk);
  }

  private final Town town;
  private final Random dice;
  private final List<Posted> posted = new ArrayList<>();
  private final Map<String, Latencies> took = new TreeMap<>();
  private final List<Habit> habits;

  Day(Town town, long seed) {
    this.town = town;
    this.dice = new Random(seed);
    this.habits = habits();
  }

  private List<Habit> habits() {
    return List.of(
        new Habit("im.recent.list", 220, (who, talk) -> Map.of("LIMIT", 50)),
        new Habit("im.recent.get", 80, (who, talk) -> Map.of()),
        new Habit("im.dialog.messages.get", 250, (who, talk) -> page(talk)),
        new Habit("im.dialog.get", 70, (who, talk) -> Map.of("DIALOG_ID", talk.dialog())),
        new Habit("im.counters.get", 80, (who, talk) -> Map.of()),
        new Habit("im.message.add", 160, (who, talk) -> message(talk)),
        new Habit("imbot.message.add", 40, (who, talk) -> message(talk)),
        new Habit("im.dialog.read", 30, (who, talk) -> Map.of("DIALOG_ID", talk.dialog())),
        new Habit("im.message.like", 10, (who, talk) -> Map.of("ACTION", "auto")),
        new Habit("im.message.update", 5, (who, talk) -> Map.of("MESSAGE", "Corrected")),
        new Habit("im.user.get", 10, (who, talk) -> Map.of("ID", anybody().id())),
        new Habit(
            "im.user.list.get",
            10,
            (who, talk) -> Map.of("ID", List.of(anybody().id(), anybody().id(), anybody().id()))),
        new Habit("im.search.user.list", 10, (who, talk) -> Map.of("FIND", syllables())),
        new Habit("im.search.chat.list", 5, (who, talk) -> Map.of("FIND", syllables())),
        new Habit(
            "im.dialog.messages.search",
            5,
            (who, talk) -> Map.of("CHAT_ID", talk.chat(), "SEARCH_MESSAGE", "contract")),
        new Habit("im.dialog.users.list", 5, (who, talk) -> Map.of("DIALOG_ID", talk.dialog())),
        new Habit("im.notify.get", 5, (who, talk) -> Map.of()),
        new Habit("user.get", 5, (who, talk) -> Map.of("ID", anybody().id())),
        // does nothing: what it takes is the wait for a processor, here and in the server
        new Habit("server.time", 10, (who, talk) -> Map.of()));
  }

  /// Mostly the newest page, sometimes one further back.
  private Map<String, ?> page(Town.Talk talk) {
    return dice.nextInt(4) > 0
        ? Map.of("DIALOG_ID", talk.dialog())
        : Map.of("DIALOG_ID", talk.dialog(), "LAST_ID", 1 + dice.nextLong(town.messages()));
  }

  private static Map<String, ?> message(Town.Talk talk) {
    return Map.of("DIALOG_ID", talk.dialog(), "MESSAGE", "Would Tuesday do as well?");
  }

  private String syllables() {
    return "" + "bdfgklmnprstvz".charAt(dice.nextInt(14)) + "aeiou".charAt(dice.nextInt(5));
  }

  private Town.Resident anybody() {
    return town.people().get(dice.nextInt(town.people().size()));
  }

  private Wish wish() {
    int thrown = dice.nextInt(habits.stream().mapToInt(Habit::share).sum());
    for (var habit : habits) {
      thrown -= habit.share();
      if (thrown < 0) {
        return wish(habit);
      }
    }
    throw new IllegalStateException("shares do not add up");
  }

  private Wish wish(Habit habit) {
    var method = habit.method();
    if (method.equals("imbot.message.add")) {
      var bot = town.bots().get(dice.nextInt(town.bots().size()));
      var asked = new TreeMap<String, Object>(habit.asking().of(bot, talk(bot)));
      asked.put("BOT_ID", bot.id());
      asked.put("CLIENT_ID", bot.login());
      return new Wish(method, bot, Stage.webhook(1), asked);
    }
    if (method.equals("im.message.like") || method.equals("im.message.update")) {
      return posted.isEmpty() ? wish(habits.getFirst()) : ofPosted(habit);
    }
    var who = anybody();
    return new Wish(method, who, webhook(who), habit.asking().of(who, talk(who)));
  }

  private Wish ofPosted(Habit habit) {
    var mine = posted.get(dice.nextInt(posted.size()));
    var asked = new TreeMap<String, Object>(habit.asking().of(mine.who(), talk(mine.who())));
    asked.put("MESSAGE_ID", mine.message());
    return new Wish(habit.method(), mine.who(), webhook(mine.who()), asked);
  }

  private static String webhook(Town.Resident who) {
    return "/rest/" + who.id() + "/" + who.login() + "/";
  }

  private Town.Talk talk(Town.Resident who) {
    return who.dialogs().get(dice.nextInt(who.dialogs().size()));
  }

  /// Callers that make this many requests together.
  List<Caller> callers(int count, int requests) {
    var left = new AtomicInteger(requests);
    return IntStream.range(0, count).<Caller>mapToObj(i -> new Somebody(left)).toList();
  }

  /// Forgets how long calls took so far.
  void forget() {
    took.clear();
  }

  /// What each method took, with a mark where its p99 is beyond `millisMax`.
  String table(double millisMax) {
    var table = new StringBuilder();
    took.forEach(
        (method, times) ->
            table.append(
                "  %-28s %,7d calls  %s%s%n"
                    .formatted(
                        method,
                        times.count(),
                        times,
                        times.millis(0.99) > millisMax ? "  beyond the goal" : "")));
    return table.toString().stripTrailing();
  }

  private void remember(Posted message) {
    if (posted.size() < POSTED_MAX) {
      posted.add(message);
    } else {
      posted.set(dice.nextInt(POSTED_MAX), message);
    }
  }

  private final class Somebody implements Caller {
    private final AtomicInteger left;
    private @Nullable Wish wish;

    Somebody(AtomicInteger left) {
      this.left = left;
    }

    @Override
    public @Nullable ByteBuffer next() {
      if (left.getAndDecrement() <= 0) {
        return null;
      }
      var asked = wish();
      wish = asked;
      return Requests.post(asked.webhook() + asked.method(), Json.write(asked.params()));
    }

    @Override
    public void answered(Answer answer, long sent, long now) {
      var asked = wish;
      if (asked == null || answer.status() != 200) {
        throw new BenchFailure(asked + " was answered " + answer.body(), null);
      }
      took.computeIfAbsent(asked.method(), method -> new Latencies()).add(now - sent);
      if (asked.method().equals("im.message.add")) {
        remember(new Posted(asked.who(), answer.number()));
      }
    }
  }
}
