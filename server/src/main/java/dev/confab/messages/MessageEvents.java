package dev.confab.messages;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.BotType;
import dev.confab.bots.Bots;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatFields;
import dev.confab.chats.Chats;
import dev.confab.chats.JoinEvents;
import dev.confab.chats.Typing;
import dev.confab.eventlog.Miss;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Tx;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Tells bots of a posted message: ONIMBOTMESSAGEADD.
///
/// In a private dialog the bot hears everything; in a group supervisors and personal bots do, any
/// other type hears what mentions it. A command of another bot is for those that hear everything.
/// Nobody hears himself. (chat-bots/outdated/messages/events/on-imbot-message-add.md)
public final class MessageEvents {
  /// Most users mentioned from outside a chat that are looked at.
  private static final int OUTSIDERS_MAX = 50;

  private final People people;
  private final Bots bots;
  private final Chats chats;
  private final JoinEvents.Language language;
  private final Typing typing;
  private final SecondEvents second;
  private final AlongEvents along;

  /// Events for the bots among these chats' members.
  public MessageEvents(
      People people, Bots bots, Chats chats, JoinEvents.Language language, Typing typing) {
    this.people = people;
    this.bots = bots;
    this.chats = chats;
    this.language = language;
    this.typing = typing;
    this.second = new SecondEvents(people, bots, chats);
    this.along = new AlongEvents(people, chats);
  }

  void posted(Tx tx, Chat chat, Message message, Draft draft) {
    var portal = tx.portal();
    tx.afterCommit(() -> typing.done(portal, chat.id(), draft.author()));
    along.posted(tx, chat, message);
    var listeners = chats.bots(tx, chat);
    var mentioned = Mentions.of(message.text(), draft.author(), listeners);
    missOutsiders(tx, chat, mentioned, message);
    if (listeners.isEmpty()) {
      return;
    }
    var author = people.find(tx, draft.author());
    for (var bot : listeners) {
      if (author == null || bot.id().equals(author.id())) {
        continue;
      }
      if (hears(bot, chat, mentioned)) {
        tell(tx, bot, chat, message, draft, author, mentioned);
      } else {
        bots.keepQuiet(tx, bot, message.id(), Miss.Reason.NOT_MENTIONED);
      }
    }
  }

  private void tell(
      Tx tx,
      Bot bot,
      Chat chat,
      Message message,
      Draft draft,
      Person author,
      Set<UserId> mentioned) {
    if (bot.isSecond()) {
      second.posted(tx, bot, chat, message, author.id());
      return;
    }
    var data = Json.mapper().createObjectNode();
    data.set(
        "PARAMS",
        chat.isPrivate()
            ? inPrivate(tx, bot, message, draft)
            : inGroup(tx, bot, chat, message, draft, mentioned));
    data.set("USER", user(author));
    bots.tell(tx, bot, BotEvent.MESSAGE_ADD, "chat" + chat.id(), author.id(), message.id(), data);
    if (bot.type() == BotType.HUMAN) {
      var portal = tx.portal();
      tx.afterCommit(() -> typing.note(portal, chat.id(), bot.id()));
    }
  }

  /// Tells those who hear everything of a message that was a command of others, and notes who else
  /// is not told.
  void taken(Tx tx, Chat chat, Message message, Draft draft, Set<UserId> told) {
    along.posted(tx, chat, message);
    var inside = chats.bots(tx, chat);
    var mentioned = Mentions.of(message.text(), draft.author(), inside);
    var unheard = new HashSet<>(mentioned);
    unheard.removeAll(told);
    missOutsiders(tx, chat, unheard, message);
    var author = people.find(tx, draft.author());
    for (var bot : inside) {
      if (told.contains(bot.id()) || bot.id().equals(draft.author())) {
        continue;
      }
      if (author != null && bot.type().hearsAll()) {
        tell(tx, bot, chat, message, draft, author, mentioned);
      } else {
        bots.keepQuiet(tx, bot, message.id(), Miss.Reason.COMMAND);
      }
    }
  }

  /// Bots that are mentioned where they cannot hear it. Who is a bot, the writer has at hand.
  private void missOutsiders(Tx tx, Chat chat, Set<UserId> mentioned, Message message) {
    var outside =
        mentioned.stream()
            .filter(user -> !chats.isMember(tx, chat, user))
            .limit(OUTSIDERS_MAX)
            .toList();
    for (var bot : bots.among(tx, outside)) {
      bots.keepQuiet(tx, bot, message.id(), Miss.Reason.NOT_MEMBER);
    }
  }

  static boolean hears(Bot bot, Chat chat, Set<UserId> mentioned) {
    return chat.isPrivate() || bot.type().hearsAll() || mentioned.contains(bot.id());
  }

  private ObjectNode inPrivate(Tx tx, Bot bot, Message message, Draft draft) {
    var params = Json.mapper().createObjectNode();
    params.put("MESSAGE", message.text());
    params.put("TEMPLATE_ID", message.uuid());
    params.put("MESSAGE_TYPE", draft.chat().type().letter());
    params.put("FROM_USER_ID", draft.author().value());
    params.put("DIALOG_ID", draft.author().toString());
    params.put("TO_CHAT_ID", message.chat().value());
    params.put("AUTHOR_ID", draft.author().value());
    params.put("SYSTEM", yes(draft.system()));
    params.put("TO_USER_ID", bot.id().value());
    flags(params, draft);
    params.put("CHAT_USER_COUNT", 2);
    params.put("PLATFORM_CONTEXT", "web");
    params.put("MESSAGE_ID", message.id().value());
    params.put("CHAT_TYPE", draft.chat().type().letter());
    params.put("LANGUAGE", language.of(tx.portal()));
    return params;
  }

  private ObjectNode inGroup(
      Tx tx, Bot bot, Chat chat, Message message, Draft draft, Set<UserId> mentioned) {
    var params = Json.mapper().createObjectNode();
    params.put("MESSAGE", Mentions.without(message.text(), bot.id()));
    params.put("TEMPLATE_ID", message.uuid());
    params.put("MESSAGE_TYPE", chat.type().letter());
    params.put("FROM_USER_ID", draft.author().value());
    params.put("DIALOG_ID", "chat" + chat.id());
    params.put("TO_CHAT_ID", chat.id().value());
    params.put("AUTHOR_ID", draft.author().value());
    params.put("SYSTEM", yes(draft.system()));
    params.put("CHAT_ID", chat.id().value());
    ChatFields.put(params, chat);
    params.put("RID", draft.author().value());
    params.put("IS_MANAGER", yes(chats.managers(tx, chat).contains(draft.author())));
    flags(params, draft);
    params.put("CHAT_USER_COUNT", chat.memberCount());
    if (!mentioned.isEmpty()) {
      mentioned(params, mentioned);
    }
    params.put("PLATFORM_CONTEXT", "web");
    params.put("MESSAGE_ORIGINAL", message.text());
    params.put("TO_USER_ID", bot.id().value());
    params.put("MESSAGE_ID", message.id().value());
    params.put("LANGUAGE", language.of(tx.portal()));
    return params;
  }

  static void mentioned(ObjectNode params, Set<UserId> mentioned) {
    var list = params.putObject("MENTIONED_LIST");
    mentioned.forEach(user -> list.put(user.toString(), user.value()));
  }

  private static void flags(ObjectNode params, Draft draft) {
    params.put("PUSH", "Y");
    params.put("PUSH_IMPORTANT", "N");
    params.put("RECENT_SKIP_AUTHOR", "N");
    params.put("CONVERT", "N");
    params.put("SKIP_COMMAND", "N");
    params.put("SKIP_COUNTER_INCREMENTS", "N");
    params.put("SILENT_CONNECTOR", yes(draft.silentConnector()));
    params.put("SKIP_CONNECTOR", yes(draft.skipConnector()));
    params.put("IMPORTANT_CONNECTOR", "N");
    params.put("NO_SESSION_OL", "N");
    params.put("FAKE_RELATION", 0);
    params.put("SKIP_URL_INDEX", "N");
    params.put("COMMAND_CONTEXT", "TEXTAREA");
  }

  static ObjectNode user(Person author) {
    var user = JoinEvents.user(author);
    user.put("IS_BOT", yes(author.isBot()));
    user.put("IS_CONNECTOR", "N");
    user.put("IS_NETWORK", "N");
    user.put("IS_EXTRANET", yes(author.extranet()));
    return user;
  }

  private static String yes(boolean value) {
    return value ? "Y" : "N";
  }
}
