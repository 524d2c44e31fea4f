package dev.confab.commands;

import dev.confab.basics.AppId;
import dev.confab.basics.CommandId;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.bots.HandlerUrls;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The commands of bots: registered, changed, found by what is typed.
public final class Commands {
  /// How long a bot may answer a use of its command in a chat it is not in.
  public static final Duration ANSWER_PERIOD = Duration.ofDays(1);

  /// Bots of one chat whose commands are shown.
  private static final int BOTS_SHOWN_MAX = 50;

  private static final int COMMANDS_AT_HAND = 20_000;

  /// One word, as it can be typed behind a slash.
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.:-]{1,100}");

  /// A text in small letters is a bot's only once.
  private record Name(UserId bot, String text) {
    static Name of(Command command) {
      return new Name(command.bot(), CommandsSql.lower(command.text()));
    }
  }

  private final Bots bots;
  private final InstantSource clock;
  private final WriterCache<String, List<Command>> commonByText;
  private final WriterCache<Name, Optional<Command>> byName;
  private final WriterCache<CommandId, Optional<Command>> byId;

  /// The commands of these bots.
  public Commands(Store store, Bots bots, InstantSource clock) {
    this.bots = bots;
    this.clock = clock;
    this.commonByText = new WriterCache<>(store, COMMANDS_AT_HAND);
    this.byName = new WriterCache<>(store, COMMANDS_AT_HAND);
    this.byId = new WriterCache<>(store, COMMANDS_AT_HAND);
    bots.onRemoval(this::removeAll);
    bots.onMove(this::moveAll);
  }

  /// Registers a command, or brings the one of the same text up to date: an application that is
  /// installed again registers again.
  public CommandId register(Tx tx, Bot bot, String url, CommandDraft asked) {
    var titles = asked.titles().stream().filter(Title::isComplete).toList();
    CommandError.TITLES_EMPTY.unless(!titles.isEmpty());
    var text = word(asked.text());
    if (text == null) {
      throw CommandError.NOT_CREATED.refuse();
    }
    var known = ofBot(tx, bot.id(), text);
    var id = known == null ? fresh(tx, bot, CommandError.NOT_CREATED) : known.id();
    var command =
        new Command(
            id,
            bot.id(),
            bot.app(),
            text,
            asked.common(),
            asked.hidden(),
            asked.extranet(),
            titles);
    if (known == null) {
      CommandsSql.insert(tx, command);
    } else {
      CommandsSql.change(tx, command);
    }
    forget(tx, command);
    bots.hearCommands(tx, bot.app(), url);
    return id;
  }

  /// Registers a command without an address: its bot hears of it where it hears of everything, or
  /// where its application listens for commands, or for messages. One that has this text already is
  /// returned as it is.
  public Command add(Tx tx, Bot bot, CommandDraft asked) {
    var text = word(asked.text());
    var known = text == null ? null : ofBot(tx, bot.id(), text);
    if (known != null) {
      return known;
    }
    CommandV2Error.TITLE_MISSING.unless(asked.hidden() || !asked.titles().isEmpty());
    if (text == null) {
      throw CommandV2Error.NOT_REGISTERED.refuse();
    }
    var id = fresh(tx, bot, CommandV2Error.NOT_REGISTERED);
    var command =
        new Command(
            id,
            bot.id(),
            bot.app(),
            text,
            asked.common(),
            asked.hidden(),
            asked.extranet(),
            asked.titles());
    CommandsSql.insert(tx, command);
    forget(tx, command);
    return command;
  }

  /// The id of one more command; refused where a bot has as many as are listed.
  private static CommandId fresh(Tx tx, Bot bot, ErrorCode refused) {
    var known = CommandsSql.counts(tx, List.of(bot.id())).getOrDefault(bot.id(), 0L);
    refused.unless(known < CommandsSql.OF_BOT_MAX);
    return new CommandId(tx.nextId(Counter.COMMAND));
  }

  /// Makes a command what `wanted` says; refuses a text that cannot be typed or is another command
  /// of the bot.
  public Command change(Tx tx, Command known, Command wanted) {
    var text = word(wanted.text());
    if (text == null) {
      throw CommandV2Error.INVALID.refuse();
    }
    var other = ofBot(tx, known.bot(), text);
    CommandV2Error.TAKEN.unless(other == null || other.id().equals(known.id()));
    var after =
        new Command(
            known.id(),
            known.bot(),
            known.app(),
            text,
            wanted.common(),
            wanted.hidden(),
            wanted.extranet(),
            wanted.titles());
    CommandsSql.change(tx, after);
    forget(tx, known);
    forget(tx, after);
    return after;
  }

  /// The bot's command of this id; refuses when it has none.
  public Command ofBot(Tx tx, Bot bot, @Nullable CommandId id) {
    var known = id == null ? null : find(tx, id);
    if (known == null || !known.bot().equals(bot.id())) {
      throw CommandV2Error.NOT_FOUND.refuse();
    }
    return known;
  }

  /// The commands of a bot, the oldest first.
  public List<Command> ofBot(Reads reads, Bot bot) {
    return CommandsSql.ofBot(reads, bot.id()).stream()
        .sorted(Comparator.comparingLong(command -> command.id().value()))
        .toList();
  }

  /// The commands of each of these bots, the oldest first; a bot that has none is not named.
  public Map<UserId, List<Command>> ofBots(Reads reads, Collection<UserId> bots) {
    return CommandsSql.ofBots(reads, bots).stream()
        .sorted(Comparator.comparingLong(command -> command.id().value()))
        .collect(Collectors.groupingBy(Command::bot));
  }

  /// Changes a command.
  public void update(Tx tx, Command known, CommandChange asked) {
    var url =
        asked.url() == null || asked.url().isBlank() ? null : HandlerUrls.ofCommands(asked.url());
    CommandError.NOTHING_TO_UPDATE.unless(!asked.isEmpty());
    var text = asked.text() == null || asked.text().isBlank() ? known.text() : word(asked.text());
    var other = text == null ? null : ofBot(tx, known.bot(), text);
    if (text == null || (other != null && !other.id().equals(known.id()))) {
      throw CommandError.NOT_UPDATED.refuse();
    }
    var titles =
        asked.titles() == null
            ? List.<Title>of()
            : asked.titles().stream().filter(Title::isComplete).toList();
    var after =
        new Command(
            known.id(),
            known.bot(),
            known.app(),
            text,
            known.common(),
            asked.hidden() == null ? known.hidden() : asked.hidden(),
            asked.extranet() == null ? known.extranet() : asked.extranet(),
            titles.isEmpty() ? known.titles() : titles);
    CommandsSql.change(tx, after);
    forget(tx, known);
    forget(tx, after);
    if (url != null) {
      bots.hearCommands(tx, known.app(), url);
    }
  }

  /// Removes a command.
  public void unregister(Tx tx, Command known) {
    forget(tx, known);
    CommandError.NOT_DELETED.unless(CommandsSql.delete(tx, known.id()));
  }

  /// The command of this application, by its id or its text; refuses when there is none.
  public Command owned(Tx tx, @Nullable AppId app, @Nullable CommandId id, @Nullable String text) {
    var known = id == null ? null : find(tx, id);
    if (id == null && app != null && text != null) {
      known = CommandsSql.ofApp(tx, app, bare(text));
    }
    if (known == null) {
      throw CommandError.NOT_FOUND.refuse();
    }
    CommandError.OTHER_APPLICATION.unless(known.app().equals(app));
    return known;
  }

  private @Nullable Command find(Tx tx, CommandId id) {
    var known = byId.get(tx, id, t -> Optional.ofNullable(CommandsSql.byId(t, id)));
    return known == null ? null : known.orElse(null);
  }

  /// The commands that this text calls where these bots are: theirs, and common ones.
  Collection<Command> called(Tx tx, String text, Collection<Bot> inside) {
    var called = new LinkedHashMap<CommandId, Command>();
    for (var bot : inside) {
      var command = ofBot(tx, bot.id(), text);
      if (command != null) {
        called.put(command.id(), command);
      }
    }
    var lower = CommandsSql.lower(text);
    var common = commonByText.get(tx, lower, t -> CommandsSql.commonByText(t, lower));
    if (common != null) {
      common.forEach(command -> called.put(command.id(), command));
    }
    return called.values();
  }

  /// The command of one bot that this text calls; null when there is none.
  @Nullable Command ofBot(Tx tx, UserId bot, String text) {
    var name = new Name(bot, CommandsSql.lower(text));
    var known =
        byName.get(tx, name, t -> Optional.ofNullable(CommandsSql.byName(t, bot, name.text())));
    return known == null ? null : known.orElse(null);
  }

  /// The commands that people are shown in a chat of these bots: theirs, and all common ones, by
  /// their texts.
  ///
  /// @param outsider whether they are shown to somebody from outside the company
  public List<Command> shown(Reads reads, Collection<Bot> inside, boolean outsider) {
    var shown = new LinkedHashMap<CommandId, Command>();
    for (var bot : inside.stream().limit(BOTS_SHOWN_MAX).toList()) {
      CommandsSql.ofBot(reads, bot.id()).forEach(command -> shown.put(command.id(), command));
    }
    CommandsSql.common(reads).forEach(command -> shown.put(command.id(), command));
    return shown.values().stream()
        .filter(command -> !command.hidden() && (command.extranet() || !outsider))
        .sorted(Comparator.comparing((Command c) -> c.text()).thenComparing(c -> c.bot().value()))
        .toList();
  }

  /// How many commands each of these bots has; a bot that has none is not named.
  public Map<UserId, Long> counts(Reads reads, List<UserId> asked) {
    return CommandsSql.counts(reads, asked);
  }

  /// Notes that a command was used where its bot is not.
  void usedOutside(Tx tx, Command command, MessageId message) {
    var now = clock.instant();
    CommandsSql.use(tx, message, command.id(), now, now.minus(ANSWER_PERIOD));
  }

  /// Whether the bot was asked by this message, and not too long ago.
  public boolean isAsked(Reads reads, Command command, MessageId message) {
    var since = clock.instant().minus(ANSWER_PERIOD);
    return CommandsSql.isUsed(reads, message, command.id(), since);
  }

  private void removeAll(Tx tx, Bot bot) {
    for (var all = CommandsSql.ofBot(tx, bot.id());
        !all.isEmpty();
        all = CommandsSql.ofBot(tx, bot.id())) {
      for (var command : all) {
        CommandsSql.delete(tx, command.id());
        forget(tx, command);
      }
    }
  }

  private void moveAll(Tx tx, Bot before, Bot after) {
    var all = CommandsSql.ofBot(tx, after.id());
    CommandsSql.move(tx, after.id(), after.app());
    all.forEach(command -> forget(tx, command));
  }

  private void forget(Tx tx, Command command) {
    byName.forget(tx, Name.of(command));
    commonByText.forget(tx, CommandsSql.lower(command.text()));
    byId.forget(tx, command.id());
  }

  /// The text without the slash some callers put before it.
  static String bare(String text) {
    var stripped = text.strip();
    return stripped.startsWith("/") ? stripped.substring(1) : stripped;
  }

  private static @Nullable String word(@Nullable String text) {
    var bare = text == null ? "" : bare(text);
    return WORD.matcher(bare).matches() ? bare : null;
  }
}
