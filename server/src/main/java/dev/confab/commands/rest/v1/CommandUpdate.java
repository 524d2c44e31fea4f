package dev.confab.commands.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.CommandId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.commands.CommandChange;
import dev.confab.commands.CommandError;
import dev.confab.commands.Commands;
import dev.confab.commands.Title;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes a command of a bot. (chat-bots/outdated/commands/imbot-command-update.md)
final class CommandUpdate implements RestMethod<CommandUpdate.Params, Boolean> {
  private final Bots bots;
  private final Commands commands;

  CommandUpdate(Bots bots, Commands commands) {
    this.bots = bots;
    this.commands = commands;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The command.") @Nullable CommandId commandId,
      @Doc("What is to change; what is absent stays.") @Nullable Fields fields,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Fields(
      @Doc("What is typed behind the slash.") @Nullable String command,
      @Doc("Address for ONIMCOMMANDADD.") @Nullable String eventCommandAdd,
      @Doc("Whether it is not shown to people.") @Nullable Boolean hidden,
      @Doc("Whether guests may use it.") @Nullable Boolean extranetSupport,
      @Doc("How the command is shown, by language.") @Nullable List<Title> lang) {

    CommandChange change() {
      return new CommandChange(command, eventCommandAdd, lang, hidden, extranetSupport);
    }
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("imbot.command.update", Params.class, Boolean.class)
        .deprecated("imbot.v2.Command.update")
        .needs(Scope.IMBOT)
        .refusesWith(
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            CommandError.NOT_FOUND,
            CommandError.OTHER_APPLICATION,
            BotError.COMMAND_ADD_WRONG,
            CommandError.NOTHING_TO_UPDATE,
            CommandError.NOT_UPDATED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var app = bots.applicationOf(call.tx(), call.caller(), asked.clientId());
    var known = commands.owned(call.tx(), app, asked.commandId(), null);
    var fields = asked.fields();
    if (fields == null) {
      throw CommandError.NOTHING_TO_UPDATE.refuse();
    }
    bots.hearing(call.tx(), call.caller(), asked.clientId(), known.bot());
    commands.update(call.tx(), known, fields.change());
    return true;
  }
}
