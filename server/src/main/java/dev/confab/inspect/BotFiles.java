package dev.confab.inspect;

import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.bots.Handler;
import dev.confab.commands.Command;
import dev.confab.commands.Commands;
import dev.confab.delivery.Health;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.Ledger;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Reads;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    var page =
        mine.stream()
            .filter(bot -> bot.id().value() > after.value())
            .filter(bot -> find == null || isCalled(bot, named.get(bot.id()), find))
            .sorted(Comparator.comparingLong(bot -> bot.id().value()))
            .limit(limit)
            .toList();
    return files(reads, page, named);
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
    var named = people.find(reads, List.of(id)).stream();
    return files(reads, List.of(bot), named.collect(Collectors.toMap(Person::id, one -> one)))
        .getFirst();
  }

  /// However many bots there are, each room is asked once.
  private List<BotFile> files(Reads reads, List<Bot> page, Map<UserId, Person> named) {
    var ids = page.stream().map(Bot::id).toList();
    var owners = page.stream().map(Bot::app).distinct().toList();
    var known =
        new Known(
            named,
            apps.find(reads, owners).stream().collect(Collectors.toMap(App::id, app -> app)),
            bots.handlers(reads, page),
            log.counts(reads, ids),
            commands.ofBots(reads, ids));
    return page.stream().map(bot -> file(reads.portal(), bot, known)).toList();
  }

  /// What the rooms know of the bots of a page.
  private record Known(
      Map<UserId, Person> people,
      Map<AppId, App> apps,
      Map<UserId, List<Handler>> handlers,
      Map<UserId, Ledger> ledgers,
      Map<UserId, List<Command>> commands) {}

  private BotFile file(PortalId portal, Bot bot, Known known) {
    var handlers = known.handlers().getOrDefault(bot.id(), List.of());
    var places =
        handlers.stream()
            .map(Handler::url)
            .distinct()
            .sorted()
            .map(address -> place(portal, bot, address))
            .toList();
    return new BotFile(
        bot,
        known.people().get(bot.id()),
        known.apps().get(bot.app()),
        handlers,
        places,
        care.terms(portal, bot),
        known.ledgers().getOrDefault(bot.id(), Ledger.NOTHING),
        known.commands().getOrDefault(bot.id(), List.of()));
  }

  private BotFile.Place place(PortalId portal, Bot bot, String address) {
    return new BotFile.Place(
        address,
        care.note(portal, bot, address),
        Objects.requireNonNullElse(care.health(portal, bot, address), Health.UNKNOWN));
  }
}
