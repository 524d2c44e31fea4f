package dev.confab.commands.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.commands.CommandDesk;
import dev.confab.commands.CommandError;
import dev.confab.messages.MessageError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Uses a command by a button of a message. (chats/messages/im-message-command.md)
final class ImMessageCommand implements RestMethod<ImMessageCommand.Params, Boolean> {
  private final CommandDesk desk;

  ImMessageCommand(CommandDesk desk) {
    this.desk = desk;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The message with the button.") @OrElse("MESSAGE_ID_EMPTY") MessageId messageId,
      @Doc("The bot whose command it is.") @OrElse("BOT_ID_EMPTY") UserId botId,
      @Doc("The command.") @OrElse("COMMAND_EMPTY") String command,
      @Doc("What stands behind it.") @Default("") String commandParams) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.message.command", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(
            MessageError.MESSAGE_ID_EMPTY,
            CommandError.BOT_ID_EMPTY,
            CommandError.COMMAND_EMPTY,
            MessageError.PARAMS_WRONG);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    CommandError.COMMAND_EMPTY.unless(!asked.command().isBlank());
    desk.press(
        call.tx(),
        call.caller().user(),
        asked.messageId(),
        asked.botId(),
        asked.command(),
        asked.commandParams().strip());
    return true;
  }
}
