package dev.confab.commands.rest.v1;

import dev.confab.bots.Bots;
import dev.confab.commands.CommandDesk;
import dev.confab.commands.Commands;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class CommandMethods {
  private CommandMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(Bots bots, Commands commands, CommandDesk desk) {
    return List.of(
        new CommandRegister(bots, commands),
        new CommandUpdate(bots, commands),
        new CommandUnregister(bots, commands),
        new CommandAnswer(bots, commands, desk));
  }
}
