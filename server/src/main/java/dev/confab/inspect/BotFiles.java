package dev.confab.inspect;

import dev.confab.access.Apps;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.bots.Handler;
import dev.confab.commands.Commands;
import dev.confab.delivery.Health;
import dev.confab.eventlog.EventLog;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Reads;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers what the rooms know of bots.
public final class BotFiles {
  private final People people;
  private final Apps apps;
  private final Bots bots;
  private final Commands commands;
  private final EventLog log;
  private final Doctor.Care care;

  /// The files of these rooms' bots.
  public BotFiles(
      People people, Apps apps, Bots bots, Commands commands, EventLog log, Doctor.Care care) {
    this.people = people;
    this.apps = apps;
    this.bots = bots;
    this.commands = commands;
    this.log = log;
    this.care = care;
  }

  /// The bots somebody may see, behind this id and in the order of their ids.
  ///
  /// @param find part of their name or code, or their id; null: whatever they are called
  public List<BotFile> after(
      Reads reads, Lookout.Sight sight, UserId after, @Nullable String find, int limit) {
    var mine = bots.all(reads).stream().filter(bot -> sight.covers(bot.app())).toList();
    var named =
        people.find(reads, mine.stream().map(Bot::id).toList()).stream()
            .collect(Collectors.toMap(Person::id, person -> person));
    return mine.stream()
        .filter(bot -> bot.id().value() > after.value())
        .filter(bot -> find == null || isCalled(bot, named.get(bot.id()), find))
        .sorted(Comparator.comparingLong(bot -> bot.id().value()))
        .limit(limit)
        .map(bot -> file(reads, bot, named.get(bot.id())))
        .toList();
  }

  private static boolean isCalled(Bot bot, @Nullable Person person, String find) {
    var wanted = find.strip().toLowerCase(Locale.ROOT);
    var name = person == null ? "" : person.fullName();
    return bot.id().toString().equals(wanted)
        || (name + "\n" + bot.code()).toLowerCase(Locale.ROOT).contains(wanted);
  }

  /// The file of a bot somebody may see; refuses any other.
  public BotFile of(Reads reads, Lookout.Sight sight, UserId id) {
    var bot = bots.find(reads, id);
    if (bot == null || !sight.covers(bot.app())) {
      throw InspectError.BOT_NOT_FOUND.refuse();
    }
    return file(reads, bot, people.find(reads, id));
  }

  private BotFile file(Reads reads, Bot bot, @Nullable Person person) {
    var handlers = List.copyOf(bots.handlers(reads, bot));
    var places =
        handlers.stream()
            .map(Handler::url)
            .distinct()
            .sorted()
            .map(address -> place(reads, bot, address))
            .toList();
    return new BotFile(
        bot,
        person,
        apps.find(reads, bot.app()),
        handlers,
        places,
        care.terms(reads.portal(), bot),
        log.counts(reads.portal(), bot.id()),
        commands.ofBot(reads, bot));
  }

  private BotFile.Place place(Reads reads, Bot bot, String address) {
    return new BotFile.Place(
        address,
        care.note(reads.portal(), bot, address),
        Objects.requireNonNullElse(care.health(reads.portal(), bot, address), Health.UNKNOWN));
  }
}
