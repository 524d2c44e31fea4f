package dev.confab.messages.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;
import static dev.confab.messages.MessageV2Error.MESSAGE_NOT_FOUND;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Member;
import dev.confab.chats.rest.v2.Door;
import dev.confab.messages.Messages;
import dev.confab.messages.Reading;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes up to which message a bot has read a dialog. (imbot.v2/messages/chat-message-read.md)
final class MessageRead implements RestMethod<MessageRead.Params, MessageRead.Place> {
  record Params(
      @Whole BotKey bot,
      @Doc("`chat{id}`, or a user's id for the private dialog.") @Nullable DialogId dialogId,
      @Doc("The last message read; absent: all are.") @Nullable @OrElse("MESSAGE_NOT_FOUND")
          MessageId messageId) {}

  record Place(
      @Doc("The chat.") ChatId chatId,
      @Doc("The last message read.") long lastId,
      @Doc("How many messages are unread.") long counter,
      @Doc("What was unread until now, oldest first, the newest thousand at most.")
          List<MessageId> viewedMessages) {}

  private final Door door;
  private final Chats chats;
  private final Messages messages;
  private final Reading reading;

  MessageRead(Door door, Chats chats, Messages messages, Reading reading) {
    this.door = door;
    this.chats = chats;
    this.messages = messages;
    this.reading = reading;
  }

  @Override
  public MethodSpec<Params, Place> spec() {
    return MethodSpec.<Params, Place>writing(
            "imbot.v2.Chat.Message.read", Params.class, Place.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED, MESSAGE_NOT_FOUND));
  }

  @Override
  public Place handle(Call call, Params asked) {
    var tx = call.tx();
    var place = door.in(call, asked.bot(), asked.dialogId());
    var chat = place.chat();
    var upTo = asked.messageId();
    if (upTo != null) {
      var seen = messages.seenBy(tx, place.me(), upTo);
      MESSAGE_NOT_FOUND.unless(seen != null && seen.chat().id().equals(chat.id()));
    }
    var before = member(tx, chat, place.me());
    var viewed = reading.unreadUpTo(tx, chat, before, upTo);
    reading.read(tx, chat, before, upTo);
    var now = member(tx, chat, place.me());
    return new Place(chat.id(), now.lastRead(), now.unread(chat), viewed);
  }

  private Member member(Tx tx, Chat chat, UserId user) {
    var member = chats.member(tx, chat, user);
    if (member == null) {
      throw ACCESS_DENIED.refuse();
    }
    return member;
  }
}
