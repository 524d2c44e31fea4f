package dev.confab.commands.rest.v2;

import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.commands.CommandDesk;
import dev.confab.commands.Commands;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class CommandMethods {
  private CommandMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(
      SecondBots bots, Commands commands, CommandDesk desk, People people, Portals portals) {
    return List.of(
        new CommandRegister(bots, commands),
        new CommandUpdate(bots, commands),
        new CommandUnregister(bots, commands),
        new CommandList(bots, commands, people, portals),
        new CommandAnswer(bots, commands, desk));
  }
}
