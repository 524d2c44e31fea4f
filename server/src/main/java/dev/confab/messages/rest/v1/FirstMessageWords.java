package dev.confab.messages.rest.v1;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.rest.v1.ChatFields;
import dev.confab.chats.rest.v1.UserBlock;
import dev.confab.messages.Draft;
import dev.confab.messages.Mentions;
import dev.confab.messages.Message;
import dev.confab.messages.MessageWords;
import dev.confab.messages.Phrases;
import dev.confab.messages.Reactions;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.portals.Portals;
import dev.confab.sql.Tx;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// ONIMBOTMESSAGEADD, ONIMBOTMESSAGEUPDATE and ONIMBOTMESSAGEDELETE.
/// (chat-bots/outdated/messages/events/on-imbot-message-add.md, on-imbot-message-update.md,
/// on-imbot-message-delete.md)
public record FirstMessageWords(Portals portals, People people, Chats chats)
    implements MessageWords {
  private static final DateTimeFormatter POSTED =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT);

  @Override
  public ObjectNode posted(Tx tx, Bot bot, Posted posted) {
    var data = Json.mapper().createObjectNode();
    data.set(
        "PARAMS",
        posted.chat().isPrivate() ? inPrivate(tx, bot, posted) : inGroup(tx, bot, posted));
    data.set("USER", user(posted.author()));
    return data;
  }

  @Override
  public ObjectNode edited(Tx tx, Bot bot, Chat chat, Message after, Set<UserId> mentioned) {
    var text = chat.isPrivate() ? after.text() : Mentions.without(after.text(), bot.id());
    var params = about(chat, after, text);
    voices(params, chat, after, bot);
    params.put("CHAT_USER_COUNT", chat.memberCount());
    if (!chat.isPrivate() && !mentioned.isEmpty()) {
      mentioned(params, mentioned);
    }
    params.put("PLATFORM_CONTEXT", "web");
    if (!chat.isPrivate()) {
      params.put("MESSAGE_ORIGINAL", after.text());
      params.put("TO_USER_ID", bot.id().value());
    }
    return changed(tx, bot, chat, after, params);
  }

  @Override
  public ObjectNode deleted(Tx tx, Bot bot, Chat chat, Message before, UserId by) {
    var portal = portals.get(tx.portal());
    var posted = POSTED.format(before.created().atZone(portal.timezone()));
    var params = about(chat, before, Phrases.DELETED_FROM.in(portal.language(), posted));
    voices(params, chat, before, bot);
    return changed(tx, bot, chat, before, params);
  }

  /// Reactions are told in the second generation alone.
  @Override
  public @Nullable ObjectNode reacted(Tx tx, Bot bot, Reactions.Change change) {
    return null;
  }

  private ObjectNode inPrivate(Tx tx, Bot bot, Posted posted) {
    var message = posted.message();
    var draft = posted.draft();
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
    params.put("LANGUAGE", language(tx));
    return params;
  }

  private ObjectNode inGroup(Tx tx, Bot bot, Posted posted) {
    var chat = posted.chat();
    var message = posted.message();
    var draft = posted.draft();
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
    if (!posted.mentioned().isEmpty()) {
      mentioned(params, posted.mentioned());
    }
    params.put("PLATFORM_CONTEXT", "web");
    params.put("MESSAGE_ORIGINAL", message.text());
    params.put("TO_USER_ID", bot.id().value());
    params.put("MESSAGE_ID", message.id().value());
    params.put("LANGUAGE", language(tx));
    return params;
  }

  private static void mentioned(ObjectNode params, Set<UserId> mentioned) {
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

  private ObjectNode changed(Tx tx, Bot bot, Chat chat, Message message, ObjectNode params) {
    params.put("DIALOG_ID", chat.dialogFor(bot.id()).toString());
    params.put("MESSAGE_ID", message.id().value());
    params.put("CHAT_TYPE", chat.type().letter());
    params.put("LANGUAGE", language(tx));
    var data = Json.mapper().createObjectNode();
    data.set("PARAMS", params);
    var author = chat.isPrivate() ? message.author() : null;
    var person = author == null ? null : people.find(tx, author);
    if (person != null) {
      data.set("USER", user(person));
    }
    return data;
  }

  private static ObjectNode user(Person author) {
    var user = UserBlock.of(author);
    user.put("IS_BOT", yes(author.isBot()));
    user.put("IS_CONNECTOR", "N");
    user.put("IS_NETWORK", "N");
    user.put("IS_EXTRANET", yes(author.extranet()));
    return user;
  }

  private String language(Tx tx) {
    return portals.get(tx.portal()).language();
  }

  private static String yes(boolean value) {
    return value ? "Y" : "N";
  }
}
