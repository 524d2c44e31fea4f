package dev.confab.commands.rest;

import dev.confab.bots.Bots;
import dev.confab.chats.Chats;
import dev.confab.commands.CommandDesk;
import dev.confab.commands.Commands;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// All methods of commands.
public final class CommandMethods {
  private CommandMethods() {}

  /// The methods over these domains.
  public static List<RestMethod<?, ?>> all(
      Portals portals, People people, Bots bots, Chats chats, Commands commands, CommandDesk desk) {
    return List.of(
        new ImMessageCommand(desk), new CommandList(portals, people, bots, chats, commands));
  }
}
