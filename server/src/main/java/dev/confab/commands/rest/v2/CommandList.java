package dev.confab.commands.rest.v2;

import static dev.confab.access.Scope.IMBOT;

import dev.confab.basics.Change;
import dev.confab.basics.CommandId;
import dev.confab.basics.Doc;
import dev.confab.basics.UserId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.commands.Command;
import dev.confab.commands.Commands;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.Objects;

/// Lists a bot's commands, oldest first, in the portal's language.
final class CommandList implements RestMethod<CommandList.Params, CommandList.Listed> {
  record Params(@Whole BotKey bot) {}

  record Listed(@Doc("The commands.") List<Shown> commands) {}

  record Shown(
      @Doc("The command.") CommandId id,
      @Doc("Its bot.") UserId botId,
      @Doc("What is typed, with the slash.") String command,
      @Doc("What it is called.") String title,
      @Doc("A hint at what may follow it.") String params,
      @Doc("Whether it is heard where its bot is not.") boolean common,
      @Doc("Whether people are not shown it.") boolean hidden,
      @Doc("Whether guests may use it.") boolean extranetSupport,
      @Doc("The bot's name.") String category,
      @Doc("Always empty: a command is used everywhere.") String context) {
    static Shown of(Command command, String language, String bot) {
      var title = command.titleIn(language);
      return new Shown(
          command.id(),
          command.bot(),
          "/" + command.text(),
          Objects.requireNonNullElse(title.title(), ""),
          Objects.requireNonNullElse(title.params(), ""),
          command.common(),
          command.hidden(),
          command.extranet(),
          bot,
          "");
    }

    /// As portals of older revisions showed it.
    Shown untitled() {
      return new Shown(
          id, botId, command, "", "", common, hidden, extranetSupport, category, context);
    }
  }

  private final SecondBots bots;
  private final Commands commands;
  private final People people;
  private final Portals portals;

  CommandList(SecondBots bots, Commands commands, People people, Portals portals) {
    this.bots = bots;
    this.commands = commands;
    this.people = people;
    this.portals = portals;
  }

  @Override
  public MethodSpec<Params, Listed> spec() {
    return MethodSpec.<Params, Listed>reading("imbot.v2.Command.list", Params.class, Listed.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking());
  }

  @Override
  public Listed handle(Call call, Params asked) {
    var bot = asked.bot().open(call, bots);
    var person = people.find(call.reads(), bot.id());
    var name = person == null ? "" : person.fullName();
    var titled = call.made(Change.COMMAND_TITLES_SHOWN);
    var language = portals.get(call.caller().portal()).language();
    return new Listed(
        commands.ofBot(call.reads(), bot).stream()
            .map(command -> Shown.of(command, language, name))
            .map(shown -> titled ? shown : shown.untitled())
            .toList());
  }
}
