package dev.confab.commands.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.commands.CommandV2Error.NOT_FOUND;

import dev.confab.basics.CommandId;
import dev.confab.basics.Doc;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.commands.Commands;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Removes a command.
final class CommandUnregister implements RestMethod<CommandUnregister.Params, Done> {
  record Params(@Whole BotKey bot, @Doc("The command.") @Nullable CommandId commandId) {}

  private final SecondBots bots;
  private final Commands commands;

  CommandUnregister(SecondBots bots, Commands commands) {
    this.bots = bots;
    this.commands = commands;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing("imbot.v2.Command.unregister", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(NOT_FOUND));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var bot = asked.bot().own(call, bots);
    commands.unregister(call.tx(), commands.ofBot(call.tx(), bot, asked.commandId()));
    return Done.DONE;
  }
}
