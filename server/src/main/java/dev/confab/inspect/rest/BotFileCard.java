package dev.confab.inspect.rest;

import dev.confab.basics.AppId;
import dev.confab.basics.CommandId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.bots.Handler;
import dev.confab.commands.Command;
import dev.confab.inspect.BotFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known of a bot, as whoever runs it sees it.
@Keys(Keys.Spelling.LOWER_SNAKE)
record BotFileCard(
    @Doc("The bot.") UserId id,
    @Doc("Its code.") String code,
    @Doc("What it is called.") String name,
    @Doc("Its colour, as `#df532d`.") String color,
    @Doc("False: its user is switched off.") boolean active,
    @Doc("Its type, a letter.") String type,
    @Doc("1 or 2: whose words its events are told in.") int generation,
    @Doc("Its application.") OfApp app,
    @Doc("What it is told, and where.") List<Bound> handlers,
    @Doc("How its events reach it.") Agreed terms,
    @Doc("Each address, and how it does.") List<At> places,
    @Doc("Where its events are.") Counted events,
    @Doc("Its commands.") List<Spoken> commands) {

  /// Its application.
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record OfApp(
      @Doc("The application.") AppId id,
      @Doc("What it is called.") String title,
      @Doc("By which it is found.") String clientId,
      @Doc("Whether its installation is finished.") boolean installed,
      @Doc("Whether its calls are refused.") boolean blocked) {}

  /// A handler.
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Bound(
      @Doc("The event; null: all it is told.") @Nullable String event,
      @Doc("Where it goes.") String url) {}

  /// The terms.
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Agreed(
      @Doc("`durable` or `faithful`.") String profile,
      @Doc("`webhook` or `fetch`.") String receive,
      @Doc("Attempts at the same time at one handler.") int inFlightMax,
      @Doc("Attempts in a second at one handler; 0: no limit.") int perSecondMax,
      @Doc("Seconds after which an event is given up.") long life,
      @Doc("Whether a handler may answer with a call.") boolean inlineReply) {}

  /// How a handler does.
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record At(
      @Doc("Where it is.") String address,
      @Doc("Why nothing is posted to it; null when something is.") @Nullable String suspended,
      @Doc("Since when, as it answered 410 then.") @Nullable Instant suspendedSince,
      @Doc("What was found wrong with the address when it was registered.")
          @Nullable String warning,
      @Doc("`closed`, `open` or `half_open`.") String circuit,
      @Doc("When that became so.") @Nullable Instant since,
      @Doc("When the next attempt shows whether it is back.") @Nullable Instant nextProbe,
      @Doc("Attempts under way.") int inFlight,
      @Doc("Dialogs that wait for a place.") int ready) {

    static At of(BotFile.Place place) {
      var health = place.health();
      return new At(
          place.address(),
          place.note().closedSentence(),
          place.note().closed(),
          place.note().warning(),
          health.circuit(),
          health.since(),
          health.nextProbe(),
          health.inFlight(),
          health.ready());
    }
  }

  /// Events by what became of them.
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Counted(
      long created,
      long waiting,
      long acknowledged,
      long dead,
      long expired,
      long withdrawn,
      @Doc("Whether created is the sum of the others.") boolean balanced) {}

  /// A command.
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Spoken(
      @Doc("The command.") CommandId id,
      @Doc("What is typed behind the slash.") String command,
      @Doc("What it does, in the language asked for, else in English or as its bot named it first.")
          @Nullable String title,
      @Doc("Whether it works in every chat.") boolean common,
      @Doc("Whether it is suggested to nobody.") boolean hidden) {

    static Spoken of(Command command, String language) {
      return new Spoken(
          command.id(),
          command.text(),
          command.titleIn(language).title(),
          command.common(),
          command.hidden());
    }
  }

  /// @param language the one of the commands' titles
  static BotFileCard of(BotFile file, String language) {
    var bot = file.bot();
    var person = file.person();
    return new BotFileCard(
        bot.id(),
        bot.code(),
        person == null ? bot.code() : person.fullName(),
        person == null ? "" : person.color(),
        person != null && person.active(),
        bot.type().letter(),
        bot.traits().generation().number(),
        app(file),
        file.handlers().stream().map(BotFileCard::bound).toList(),
        agreed(file),
        file.places().stream().map(At::of).toList(),
        counted(file),
        file.commands().stream().map(command -> Spoken.of(command, language)).toList());
  }

  private static OfApp app(BotFile file) {
    var app = file.app();
    return app == null
        ? new OfApp(file.bot().app(), "", "", false, false)
        : new OfApp(app.id(), app.title(), app.clientId(), app.installed(), app.blocked());
  }

  private static Bound bound(Handler handler) {
    var event = handler.event();
    return new Bound(event == null ? null : event.wire(), handler.url());
  }

  private static Agreed agreed(BotFile file) {
    var terms = file.terms();
    return new Agreed(
        terms.profile().word(),
        terms.receive().word(),
        terms.inFlightMax(),
        terms.perSecondMax(),
        terms.life().toSeconds(),
        terms.inlineReply());
  }

  private static Counted counted(BotFile file) {
    var ledger = file.ledger();
    return new Counted(
        ledger.created(),
        ledger.waiting(),
        ledger.acknowledged(),
        ledger.dead(),
        ledger.expired(),
        ledger.withdrawn(),
        ledger.balanced());
  }
}
