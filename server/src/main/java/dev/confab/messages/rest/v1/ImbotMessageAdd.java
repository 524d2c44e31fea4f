package dev.confab.messages.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Entrance;
import dev.confab.messages.BlockRules;
import dev.confab.messages.Blocks;
import dev.confab.messages.Draft;
import dev.confab.messages.MessageError;
import dev.confab.messages.Messages;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Posts a message as a bot. (chat-bots/outdated/messages/imbot-message-add.md)
final class ImbotMessageAdd implements RestMethod<ImbotMessageAdd.Params, MessageId> {
  private final People people;
  private final Bots bots;
  private final Chats chats;
  private final Messages messages;

  ImbotMessageAdd(People people, Bots bots, Chats chats, Messages messages) {
    this.people = people;
    this.bots = bots;
    this.chats = chats;
    this.messages = messages;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("`chat{id}`, or a user's id for the private dialog.") @Nullable DialogId dialogId,
      @Doc("With TO_USER_ID: the user in whose name a system message is posted.")
          @Nullable UserId fromUserId,
      @Doc("With FROM_USER_ID: the other user of that dialog.") @Nullable UserId toUserId,
      @Doc("The text; may be empty when ATTACH is given.") @Default("") String message,
      @Doc("Attachment blocks.") @Nullable JsonNode attach,
      @Doc("Buttons under the message.") @Nullable JsonNode keyboard,
      @Doc("Items of the message's context menu.") @Nullable JsonNode menu,
      @Doc("Whether it is shown as the system's.") @Default("N") boolean system,
      @Doc("Whether links are shown with a card.") @Default("Y") boolean urlPreview,
      @Doc("Whether connectors of open lines pass over it.") @Default("N") boolean skipConnector,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, MessageId> spec() {
    return MethodSpec.<Params, MessageId>writing("imbot.message.add", Params.class, MessageId.class)
        .deprecated("imbot.v2.Chat.Message.send")
        .needs(Scope.IMBOT)
        .refusesWith(
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION,
            MessageError.DIALOG_ID_EMPTY,
            MessageError.MESSAGE_EMPTY,
            MessageError.ATTACH_OVERSIZE,
            MessageError.ATTACH_WRONG,
            MessageError.KEYBOARD_WRONG,
            MessageError.KEYBOARD_OVERSIZE,
            MessageError.MENU_WRONG,
            MessageError.MENU_OVERSIZE,
            MessageError.NOT_ADDED);
  }

  @Override
  public MessageId handle(Call call, Params asked) {
    var tx = call.tx();
    if (asked.fromUserId() != null && asked.toUserId() != null) {
      // in anybody's name, and in a dialog of others: that is no guest's
      var bot = bots.hearing(tx, call.caller(), asked.clientId(), asked.botId());
      checkVoice(tx, bot, asked.fromUserId(), asked.toUserId());
      var chat = between(tx, asked.fromUserId(), asked.toUserId());
      return post(call, asked, bot.id(), asked.fromUserId(), chat, true);
    }
    var bot = bots.speaking(tx, call.caller(), asked.clientId(), asked.botId());
    var dialog = asked.dialogId();
    if (dialog == null) {
      throw MessageError.DIALOG_ID_EMPTY.refuse();
    }
    return post(call, asked, bot.id(), bot.id(), chat(tx, bot.id(), dialog), asked.system());
  }

  /// Who writes to a bot gives its application tokens that act for him. So nobody but himself does:
  /// an application could send a bot of its own a message in an administrator's name.
  private void checkVoice(Tx tx, Bot speaking, UserId from, UserId to) {
    MessageError.NOT_ADDED.unless(from.equals(speaking.id()) || bots.find(tx, to) == null);
  }

  private MessageId post(
      Call call, Params asked, UserId bot, UserId author, Chat chat, boolean system) {
    var read = Blocks.read(asked.attach(), asked.keyboard(), asked.menu(), BlockRules.BOT);
    var params = Blocks.of(bot, read);
    var hasAttach = params != null && params.has("ATTACH");
    MessageError.MESSAGE_EMPTY.unless(hasAttach || !asked.message().isBlank());
    return messages.post(
        call.tx(),
        new Draft(author, chat, asked.message(), system, params, asked.skipConnector())
            .previewing(asked.urlPreview()));
  }

  private Chat chat(Tx tx, UserId bot, DialogId dialog) {
    return switch (dialog) {
      case DialogId.WithUser(var user) -> between(tx, bot, user);
      case DialogId.InChat _, DialogId.OfWorkgroup _ -> {
        var chat = chats.visibleTo(tx, bot, dialog);
        if (chat == null) {
          throw MessageError.NOT_ADDED.refuse();
        }
        yield chat;
      }
    };
  }

  private Chat between(Tx tx, UserId from, UserId to) {
    var person = people.find(tx, from);
    MessageError.NOT_ADDED.unless(person != null && person.active());
    return new Entrance(people, chats)
        .beside(tx, from, to, MessageError.NOT_ADDED, MessageError.NOT_ADDED);
  }
}
