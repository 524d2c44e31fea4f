package dev.confab.commands.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.CommandId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.commands.CommandError;
import dev.confab.commands.Commands;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Removes a command of a bot. (chat-bots/outdated/commands/imbot-command-unregister.md)
final class CommandUnregister implements RestMethod<CommandUnregister.Params, Boolean> {
  private final Bots bots;
  private final Commands commands;

  CommandUnregister(Bots bots, Commands commands) {
    this.bots = bots;
    this.commands = commands;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The command.") @Nullable CommandId commandId,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(
            "imbot.command.unregister", Params.class, Boolean.class)
        .deprecated("imbot.v2.Command.unregister")
        .needs(Scope.IMBOT)
        .refusesWith(
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            CommandError.NOT_FOUND,
            CommandError.OTHER_APPLICATION,
            CommandError.NOT_DELETED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var app = bots.applicationOf(call.tx(), call.caller(), asked.clientId());
    var known = commands.owned(call.tx(), app, asked.commandId(), null);
    bots.hearing(call.tx(), call.caller(), asked.clientId(), known.bot());
    commands.unregister(call.tx(), known);
    return true;
  }
}
