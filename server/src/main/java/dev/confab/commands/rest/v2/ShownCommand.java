package dev.confab.commands.rest.v2;

import dev.confab.basics.CommandId;
import dev.confab.basics.Doc;
import dev.confab.basics.UserId;
import dev.confab.commands.Command;

/// A command as the second generation shows one.
/// (api-reference/chat-bots/chat-bots-v2/entities.md#command)
record ShownCommand(
    @Doc("The command.") CommandId id,
    @Doc("Its bot.") UserId botId,
    @Doc("What is typed, with the slash.") String command,
    @Doc("Whether it is heard where its bot is not.") boolean common,
    @Doc("Whether people are not shown it.") boolean hidden,
    @Doc("Whether guests may use it.") boolean extranetSupport) {

  /// What calls answer that change one.
  record One(@Doc("The command.") ShownCommand command) {
    static One of(Command command) {
      return new One(
          new ShownCommand(
              command.id(),
              command.bot(),
              "/" + command.text(),
              command.common(),
              command.hidden(),
              command.extranet()));
    }
  }
}
