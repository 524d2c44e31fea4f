package dev.confab.commands.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.CommandId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.commands.CommandDesk;
import dev.confab.commands.CommandError;
import dev.confab.commands.Commands;
import dev.confab.commands.Reply;
import dev.confab.messages.BlockRules;
import dev.confab.messages.Blocks;
import dev.confab.messages.MessageError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Answers a command as its bot. (chat-bots/outdated/commands/imbot-command-answer.md)
final class CommandAnswer implements RestMethod<CommandAnswer.Params, MessageId> {
  private final Bots bots;
  private final Commands commands;
  private final CommandDesk desk;

  CommandAnswer(Bots bots, Commands commands, CommandDesk desk) {
    this.bots = bots;
    this.commands = commands;
    this.desk = desk;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The command; or COMMAND is given.") @Nullable CommandId commandId,
      @Doc("The command as it is typed, where COMMAND_ID is absent.") @Nullable String command,
      @Doc("The message that was the command.") @Nullable MessageId messageId,
      @Doc("The text; may be empty when ATTACH is given.") @Default("") String message,
      @Doc("Attachment blocks.") @Nullable JsonNode attach,
      @Doc("Buttons under the message.") @Nullable JsonNode keyboard,
      @Doc("Items of the message's context menu.") @Nullable JsonNode menu,
      @Doc("Whether it is shown as the system's.") @Default("N") boolean system,
      @Doc("Whether links are shown with a card.") @Default("Y") boolean urlPreview,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, MessageId> spec() {
    return MethodSpec.<Params, MessageId>writing(
            "imbot.command.answer", Params.class, MessageId.class)
        .deprecated("imbot.v2.Command.answer")
        .needs(Scope.IMBOT)
        .refusesWith(
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            CommandError.NOT_FOUND,
            CommandError.OTHER_APPLICATION,
            CommandError.MESSAGE_ID_EMPTY,
            MessageError.MESSAGE_EMPTY,
            MessageError.ATTACH_WRONG,
            MessageError.ATTACH_OVERSIZE,
            MessageError.KEYBOARD_WRONG,
            MessageError.KEYBOARD_OVERSIZE,
            MessageError.MENU_WRONG,
            MessageError.MENU_OVERSIZE,
            MessageError.NOT_ADDED);
  }

  @Override
  public MessageId handle(Call call, Params asked) {
    var tx = call.tx();
    var app = bots.applicationOf(tx, call.caller(), asked.clientId());
    var command = commands.owned(tx, app, asked.commandId(), asked.command());
    if (asked.messageId() == null) {
      throw CommandError.MESSAGE_ID_EMPTY.refuse();
    }
    MessageError.MESSAGE_EMPTY.unless(!asked.message().isBlank() || Blocks.given(asked.attach()));
    var read = Blocks.read(asked.attach(), asked.keyboard(), asked.menu(), BlockRules.BOT);
    var params = Blocks.of(command.bot(), read);
    var reply = new Reply(asked.message(), asked.system(), params, asked.urlPreview());
    return desk.answer(tx, command, asked.messageId(), reply);
  }
}
