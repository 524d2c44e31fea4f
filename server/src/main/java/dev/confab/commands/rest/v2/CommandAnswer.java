package dev.confab.commands.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.commands.CommandV2Error.NOT_ANSWERED;
import static dev.confab.messages.MessageError.ATTACH_OVERSIZE;
import static dev.confab.messages.MessageError.ATTACH_WRONG;
import static dev.confab.messages.MessageError.KEYBOARD_OVERSIZE;
import static dev.confab.messages.MessageError.KEYBOARD_WRONG;

import dev.confab.basics.CommandId;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.basics.Reworded;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.commands.CommandDesk;
import dev.confab.commands.Commands;
import dev.confab.commands.Reply;
import dev.confab.messages.BlockRules;
import dev.confab.messages.Blocks;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Answers a command as its bot, in the chat of the message that was the command.
final class CommandAnswer implements RestMethod<CommandAnswer.Params, Done> {
  record Params(
      @Whole BotKey bot,
      @Doc("The command.") @Nullable CommandId commandId,
      @Doc("The message that was the command.") @Nullable MessageId messageId,
      @Doc("The dialog in which it was used.") @Nullable DialogId dialogId,
      @Doc("What is said.") @Nullable Fields fields) {}

  record Fields(
      @Doc("The text; may be empty when `attach` is given.") @Default("") String message,
      @Doc("Attachment blocks.") @Nullable JsonNode attach,
      @Doc("Buttons under the message.") @Nullable JsonNode keyboard,
      @Doc("Whether it is shown as the system's.") @Default("false") boolean system,
      @Doc("Whether links are shown with a card.") @Default("true") boolean urlPreview) {}

  private final SecondBots bots;
  private final Commands commands;
  private final CommandDesk desk;

  CommandAnswer(SecondBots bots, Commands commands, CommandDesk desk) {
    this.bots = bots;
    this.commands = commands;
    this.desk = desk;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing("imbot.v2.Command.answer", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(
            BotV2Error.speaking(
                NOT_ANSWERED, ATTACH_WRONG, ATTACH_OVERSIZE, KEYBOARD_WRONG, KEYBOARD_OVERSIZE));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var bot = asked.bot().open(call, bots);
    var command =
        Reworded.as(NOT_ANSWERED, () -> commands.ofBot(call.tx(), bot, asked.commandId()));
    var fields = asked.fields();
    var message = asked.messageId();
    var dialog = asked.dialogId();
    if (fields == null || message == null || dialog == null) {
      throw NOT_ANSWERED.refuse();
    }
    NOT_ANSWERED.unless(desk.isSaidIn(call.tx(), message, bot.id(), dialog));
    var read = Blocks.read(fields.attach(), fields.keyboard(), null, BlockRules.PERSON);
    var params = Blocks.of(command.bot(), read);
    var reply = new Reply(fields.message(), fields.system(), params, fields.urlPreview());
    Reworded.as(NOT_ANSWERED, () -> desk.answer(call.tx(), command, message, reply));
    return Done.DONE;
  }
}
