package dev.confab.messages;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.sql.Tx;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Tells bots of changed and deleted messages: ONIMBOTMESSAGEUPDATE, ONIMBOTMESSAGEDELETE. The bots
/// that hear of a message hear of its changes, if their application asked for it and they see the
/// message; nobody hears of what he did himself.
/// (chat-bots/outdated/messages/events/on-imbot-message-update.md, on-imbot-message-delete.md)
public final class ChangeEvents {
  private static final DateTimeFormatter POSTED =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT);

  private final Portals portals;
  private final People people;
  private final Bots bots;
  private final Chats chats;
  private final SecondEvents second;
  private final AlongEvents along;

  /// Events for the bots among these chats' members.
  public ChangeEvents(Portals portals, People people, Bots bots, Chats chats) {
    this.portals = portals;
    this.people = people;
    this.bots = bots;
    this.chats = chats;
    this.second = new SecondEvents(people, bots, chats);
    this.along = new AlongEvents(people, chats);
  }

  void edited(Tx tx, Chat chat, Message after, UserId by) {
    along.edited(tx, chat, after);
    var listeners = chats.bots(tx, chat);
    var mentioned = Mentions.of(after.text(), after.author(), listeners);
    for (var bot : listeners) {
      if (!hears(tx, bot, chat, after, mentioned, by)) {
        continue;
      }
      if (bot.isSecond()) {
        second.edited(tx, bot, chat, after, by);
      } else {
        var text = chat.isPrivate() ? after.text() : Mentions.without(after.text(), bot.id());
        var params = about(chat, after, text);
        voices(params, chat, after, bot);
        params.put("CHAT_USER_COUNT", chat.memberCount());
        if (!chat.isPrivate() && !mentioned.isEmpty()) {
          MessageEvents.mentioned(params, mentioned);
        }
        params.put("PLATFORM_CONTEXT", "web");
        if (!chat.isPrivate()) {
          params.put("MESSAGE_ORIGINAL", after.text());
          params.put("TO_USER_ID", bot.id().value());
        }
        tell(tx, bot, BotEvent.MESSAGE_UPDATE, chat, after, by, params);
      }
    }
  }

  /// What stands in the place of a deleted message.
  String mark(Tx tx) {
    return Phrases.DELETED.in(portals.get(tx.portal()).language());
  }

  void deleted(Tx tx, Chat chat, Message before, UserId by) {
    along.deleted(tx, chat, before, by);
    var zone = portals.get(tx.portal()).timezone();
    var posted = POSTED.format(before.created().atZone(zone));
    var gone = Phrases.DELETED_FROM.in(portals.get(tx.portal()).language(), posted);
    var listeners = chats.bots(tx, chat);
    var mentioned = Mentions.of(before.text(), before.author(), listeners);
    for (var bot : listeners) {
      if (!hears(tx, bot, chat, before, mentioned, by)) {
        continue;
      }
      if (bot.isSecond()) {
        second.deleted(tx, bot, chat, before, by);
      } else {
        var params = about(chat, before, gone);
        voices(params, chat, before, bot);
        tell(tx, bot, BotEvent.MESSAGE_DELETE, chat, before, by, params);
      }
    }
  }

  /// A bot that is not shown a message, because it came later, is not told what becomes of it, and
  /// calling it in the new text does not show it the message.
  private boolean hears(
      Tx tx, Bot bot, Chat chat, Message message, Set<UserId> mentioned, UserId by) {
    return !bot.id().equals(by)
        && MessageEvents.hears(bot, chat, mentioned)
        && chats.isShown(tx, chat, bot.id(), message.id());
  }

  private static ObjectNode about(Chat chat, Message message, String text) {
    var params = Json.mapper().createObjectNode();
    params.put("ID", message.id().value());
    params.put("CHAT_ID", chat.id().value());
    params.put("AUTHOR_ID", message.author() == null ? 0 : message.author().value());
    params.put("MESSAGE", text);
    params.put("MESSAGE_TYPE", chat.type().letter());
    params.put("CHAT_AUTHOR_ID", chat.author().value());
    if (!chat.isPrivate()) {
      params.put("CHAT_ENTITY_TYPE", chat.entityType());
    }
    params.put("CHAT_ENTITY_ID", chat.entityId());
    params.put("CHAT_ENTITY_DATA_1", "");
    params.put("CHAT_ENTITY_DATA_2", "");
    params.put("CHAT_ENTITY_DATA_3", "");
    return params;
  }

  /// Who speaks to whom; only a private dialog has two of them.
  private static void voices(ObjectNode params, Chat chat, Message message, Bot bot) {
    if (chat.isPrivate()) {
      params.put("FROM_USER_ID", message.author() == null ? 0 : message.author().value());
      params.put("TO_USER_ID", bot.id().value());
    }
  }

  private void tell(
      Tx tx, Bot bot, BotEvent event, Chat chat, Message message, UserId by, ObjectNode params) {
    params.put("DIALOG_ID", chat.dialogFor(bot.id()).toString());
    params.put("MESSAGE_ID", message.id().value());
    params.put("CHAT_TYPE", chat.type().letter());
    params.put("LANGUAGE", portals.get(tx.portal()).language());
    var data = Json.mapper().createObjectNode();
    data.set("PARAMS", params);
    author(tx, data, chat.isPrivate() ? message.author() : null);
    bots.tell(tx, bot, event, "chat" + chat.id(), by, message.id(), data);
  }

  private void author(Tx tx, ObjectNode data, @Nullable UserId author) {
    var person = author == null ? null : people.find(tx, author);
    if (person != null) {
      data.set("USER", MessageEvents.user(person));
    }
  }
}
