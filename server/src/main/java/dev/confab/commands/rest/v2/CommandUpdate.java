package dev.confab.commands.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.commands.CommandV2Error.EMPTY;
import static dev.confab.commands.CommandV2Error.INVALID;
import static dev.confab.commands.CommandV2Error.NOT_FOUND;
import static dev.confab.commands.CommandV2Error.TAKEN;

import dev.confab.basics.CommandId;
import dev.confab.basics.Doc;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.commands.Command;
import dev.confab.commands.Commands;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Changes a command.
final class CommandUpdate implements RestMethod<CommandUpdate.Params, ShownCommand.One> {
  record Params(
      @Whole BotKey bot,
      @Doc("The command.") @Nullable CommandId commandId,
      @Doc("What is to change; what is absent stays.") @Nullable Fields fields) {}

  record Fields(
      @Doc("What is typed behind the slash.") @Nullable JsonNode command,
      @Doc("What it is called, by language; null takes a language away.") @Nullable JsonNode title,
      @Doc("A hint at what may follow it, for the languages named in `title`.")
          @Nullable JsonNode params,
      @Doc("Whether it is heard where the bot is not.") @Nullable Boolean common,
      @Doc("Whether people are not shown it.") @Nullable Boolean hidden,
      @Doc("Whether guests may use it.") @Nullable Boolean extranetSupport) {
    Command over(Command known) {
      return new Command(
          known.id(),
          known.bot(),
          known.app(),
          text(known.text()),
          common == null ? known.common() : common,
          hidden == null ? known.hidden() : hidden,
          extranetSupport == null ? known.extranet() : extranetSupport,
          Translations.over(known.titles(), title, params));
    }

    private String text(String known) {
      if (command == null || command.isNull()) {
        return known;
      }
      INVALID.unless(command.isString());
      EMPTY.unless(!command.asString().isBlank());
      return command.asString();
    }
  }

  private final SecondBots bots;
  private final Commands commands;

  CommandUpdate(SecondBots bots, Commands commands) {
    this.bots = bots;
    this.commands = commands;
  }

  @Override
  public MethodSpec<Params, ShownCommand.One> spec() {
    return MethodSpec.<Params, ShownCommand.One>writing(
            "imbot.v2.Command.update", Params.class, ShownCommand.One.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(NOT_FOUND, INVALID, EMPTY, TAKEN));
  }

  @Override
  public ShownCommand.One handle(Call call, Params asked) {
    var bot = asked.bot().own(call, bots);
    var known = commands.ofBot(call.tx(), bot, asked.commandId());
    var fields = asked.fields();
    return ShownCommand.One.of(
        fields == null ? known : commands.change(call.tx(), known, fields.over(known)));
  }
}
