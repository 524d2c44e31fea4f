package dev.confab.commands;

import dev.confab.bots.Bot;
import dev.confab.sql.Tx;
import tools.jackson.databind.node.ObjectNode;

/// What bots are told of their commands: the data of events, but for the bot itself.
@FunctionalInterface
public interface CommandWords {
  /// Somebody used a command.
  ObjectNode used(Tx tx, Bot bot, CommandUse use);
}
