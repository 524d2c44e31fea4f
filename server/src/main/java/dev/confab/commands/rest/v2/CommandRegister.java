package dev.confab.commands.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.commands.CommandV2Error.INVALID;
import static dev.confab.commands.CommandV2Error.MISSING;
import static dev.confab.commands.CommandV2Error.NOT_REGISTERED;
import static dev.confab.commands.CommandV2Error.TITLE_MISSING;

import dev.confab.basics.Change;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.commands.CommandDraft;
import dev.confab.commands.Commands;
import dev.confab.rpc.Call;
import dev.confab.rpc.Earlier;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Registers a command; one of the same text is returned as it is.
final class CommandRegister implements RestMethod<CommandRegister.Params, ShownCommand.One> {
  /// @param flat the same beside the bot, where it stood at first: on portals of that time
  record Params(
      @Whole BotKey bot,
      @Doc("The command to register.") @Nullable Fields fields,
      @Whole Fields flat) {}

  record Fields(
      @Doc("What is typed behind the slash: one word.") @Nullable JsonNode command,
      @Doc("What it is called, by language; for a hidden command it may be absent.")
          @Nullable JsonNode title,
      @Doc("A hint at what may follow it, by language.") @Nullable JsonNode params,
      @Doc("Whether it is heard where the bot is not.") @Default("false") boolean common,
      @Doc("Whether people are not shown it.") @Default("false") boolean hidden,
      @Doc("Whether guests may use it.") @Default("false") boolean extranetSupport) {
    CommandDraft draft() {
      if (command == null || command.isNull()) {
        throw MISSING.refuse();
      }
      INVALID.unless(command.isString());
      MISSING.unless(!command.asString().isBlank());
      var titles = Translations.of(title, params);
      return new CommandDraft(command.asString(), titles, common, hidden, extranetSupport);
    }
  }

  private final SecondBots bots;
  private final Commands commands;

  CommandRegister(SecondBots bots, Commands commands) {
    this.bots = bots;
    this.commands = commands;
  }

  @Override
  public MethodSpec<Params, ShownCommand.One> spec() {
    return MethodSpec.<Params, ShownCommand.One>writing(
            "imbot.v2.Command.register", Params.class, ShownCommand.One.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(MISSING, INVALID, TITLE_MISSING, NOT_REGISTERED))
        .earlier(new Earlier.Flat(Change.COMMAND_FIELDS_DEMANDED, "fields", "command"));
  }

  @Override
  public ShownCommand.One handle(Call call, Params asked) {
    var bot = asked.bot().own(call, bots);
    var fields = asked.fields();
    if (fields == null) {
      MISSING.unless(!call.made(Change.COMMAND_FIELDS_DEMANDED));
      fields = asked.flat();
    }
    return ShownCommand.One.of(commands.add(call.tx(), bot, fields.draft()));
  }
}
