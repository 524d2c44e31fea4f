package dev.confab.commands;

import dev.confab.basics.DialogId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.bots.Voices;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Typing;
import dev.confab.messages.Draft;
import dev.confab.messages.Message;
import dev.confab.messages.MessageError;
import dev.confab.messages.MessageTaker;
import dev.confab.messages.Messages;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where commands are used and answered.
public final class CommandDesk implements MessageTaker {
  private final People people;
  private final Bots bots;
  private final Chats chats;
  private final Messages messages;
  private final Commands commands;
  private final CommandEvents events;

  /// The desk for these commands; takes the messages that are commands from now on.
  public CommandDesk(
      People people,
      Bots bots,
      Chats chats,
      Messages messages,
      Commands commands,
      Typing typing,
      Voices<CommandWords> words) {
    this.people = people;
    this.bots = bots;
    this.chats = chats;
    this.messages = messages;
    this.commands = commands;
    this.events = new CommandEvents(bots, chats, typing, words);
    messages.offerTo(this);
  }

  /// What the system says is no command, nor what somebody forwards; and no bot commands itself.
  @Override
  public Set<UserId> take(Tx tx, Chat chat, Message message, Draft draft) {
    var told = new LinkedHashSet<UserId>();
    if (draft.system() || message.text().indexOf('/') < 0 || message.isForwarded()) {
      return told;
    }
    var lines = CommandLine.of(message.text());
    var inside = lines.isEmpty() ? List.<Bot>of() : chats.bots(tx, chat);
    for (var line : lines) {
      for (var command : commands.called(tx, line.name(), inside)) {
        var use =
            new CommandUse(
                command, line.params(), CommandUse.Context.TEXTAREA, draft.author(), chat, message);
        if (!command.bot().equals(draft.author()) && tell(tx, use)) {
          told.add(command.bot());
        }
      }
    }
    return told;
  }

  /// Uses a command by a button of a message, or by an item of its menu; refuses when the user does
  /// not see that message, it was deleted, or the bot has no such command there.
  public void press(Tx tx, UserId by, MessageId id, UserId bot, String text, String params) {
    var message = messages.find(tx, id);
    var chat = message == null ? null : chats.find(tx, message.chat());
    var member = chat == null ? null : chats.member(tx, chat, by);
    var command = commands.ofBot(tx, bot, Commands.bare(text));
    if (message == null || chat == null || member == null || command == null) {
      throw MessageError.PARAMS_WRONG.refuse();
    }
    var use =
        new CommandUse(
            command, params, CommandUse.Context.behind(message, command), by, chat, message);
    MessageError.PARAMS_WRONG.unless(
        id.value() >= member.seesFrom() && !message.isDeleted() && tell(tx, use));
  }

  /// False where the command is not heard.
  private boolean tell(Tx tx, CommandUse use) {
    var author = people.find(tx, use.by());
    if (author != null && author.extranet() && !use.command().extranet()) {
      return false;
    }
    var inside = chats.isMember(tx, use.chat(), use.command().bot());
    var bot = inside || use.command().common() ? bots.find(tx, use.command().bot()) : null;
    if (bot == null) {
      return false;
    }
    if (!inside) {
      commands.usedOutside(tx, use.command(), use.message().id());
    }
    events.used(tx, bot, use);
    return true;
  }

  /// Whether a message stands in the dialog that this bot calls so.
  public boolean isSaidIn(Tx tx, MessageId id, UserId bot, DialogId dialog) {
    var message = messages.find(tx, id);
    var there =
        dialog instanceof DialogId.WithUser
            ? chats.visibleTo(tx, bot, dialog)
            : chats.named(tx, dialog);
    return message != null && there != null && message.chat().equals(there.id());
  }

  /// Answers a command, in the chat of the message that was the command. Where the bot is not in
  /// the chat, the system says it with the bot's name; refuses when nobody asked.
  public MessageId answer(Tx tx, Command command, MessageId asked, Reply reply) {
    var message = messages.find(tx, asked);
    var chat = message == null ? null : chats.find(tx, message.chat());
    if (chat == null) {
      throw MessageError.NOT_ADDED.refuse();
    }
    if (chats.isMember(tx, chat, command.bot())) {
      return messages.post(tx, reply.in(chat, command.bot()));
    }
    var bot = people.find(tx, command.bot());
    if (bot == null || !commands.isAsked(tx, command, asked)) {
      throw MessageError.NOT_ADDED.refuse();
    }
    return messages.post(tx, reply.inTheNameOf(bot.fullName()).in(chat, command.bot()));
  }
}
