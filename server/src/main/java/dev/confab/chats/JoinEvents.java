package dev.confab.chats;

import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Tx;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Tells bots that they joined a chat, or that a user opened a dialog with them: ONIMBOTJOINCHAT
/// and ONIMBOTV2JOINCHAT. (chat-bots/outdated/chats/events/on-imbot-join-chat.md)
public final class JoinEvents {
  private final People people;
  private final Bots bots;
  private final Language language;
  private final Scene scene;
  private volatile @Nullable ReadersAlong readers;

  /// Tells the language of a portal, which events carry.
  @FunctionalInterface
  public interface Language {
    /// For example `en`.
    String of(PortalId portal);
  }

  JoinEvents(People people, Bots bots, Language language, Supplier<Portraits> portraits) {
    this.people = people;
    this.bots = bots;
    this.language = language;
    this.scene = new Scene(people, portraits);
  }

  void readAlong(ReadersAlong told) {
    readers = told;
  }

  void privateOpened(Tx tx, Chat chat, UserId by, UserId with) {
    if (with.equals(by)) {
      return; // who keeps notes for himself was let in by nobody
    }
    for (var bot : bots.among(tx, List.of(with))) {
      if (bot.isSecond()) {
        second(tx, bot, chat, by);
        continue;
      }
      var params = Json.mapper().createObjectNode();
      params.put("CHAT_TYPE", chat.type().letter());
      params.put("MESSAGE_TYPE", chat.type().letter());
      params.put("BOT_ID", bot.id().value());
      params.put("USER_ID", by.value());
      params.put("TO_USER_ID", by.value());
      params.put("FROM_USER_ID", bot.id().value());
      params.put("DIALOG_ID", by.toString());
      params.put("LANGUAGE", language.of(tx.portal()));
      bots.tell(tx, bot, BotEvent.JOIN_CHAT, "chat" + chat.id(), by, null, data(tx, params, by));
    }
  }

  void groupJoined(Tx tx, Chat chat, List<UserId> users, UserId by, boolean withHistory) {
    var along = readers;
    if (along != null) {
      people.find(tx, users).forEach(user -> along.joined(tx, chat, user));
    }
    for (var bot : bots.among(tx, users)) {
      if (bot.id().equals(by)) {
        continue;
      }
      if (bot.isSecond()) {
        second(tx, bot, chat, by);
        continue;
      }
      var params = Json.mapper().createObjectNode();
      params.put("CHAT_TYPE", chat.type().letter());
      params.put("MESSAGE_TYPE", chat.type().letter());
      params.put("BOT_ID", bot.id().value());
      params.put("USER_ID", by.value());
      params.put("CHAT_ID", chat.id().value());
      params.put("CHAT_AUTHOR_ID", chat.author().value());
      params.put("CHAT_ENTITY_TYPE", chat.entityType());
      params.put("CHAT_ENTITY_ID", chat.entityId());
      params.put("ACCESS_HISTORY", withHistory ? 1 : 0);
      params.put("DIALOG_ID", "chat" + chat.id());
      params.put("LANGUAGE", language.of(tx.portal()));
      bots.tell(tx, bot, BotEvent.JOIN_CHAT, "chat" + chat.id(), by, null, data(tx, params, by));
    }
  }

  private void second(Tx tx, Bot bot, Chat chat, UserId by) {
    var data = Json.mapper().createObjectNode();
    data.put("dialogId", chat.dialogFor(bot.id()).toString());
    scene.write(tx, data, chat, bot.id(), by);
    bots.tell(tx, bot, BotEvent.JOIN_CHAT, "chat" + chat.id(), by, null, data);
  }

  private ObjectNode data(Tx tx, ObjectNode params, UserId by) {
    var data = Json.mapper().createObjectNode();
    data.set("PARAMS", params);
    var person = people.find(tx, by);
    if (person != null) {
      data.set("USER", user(person));
    }
    return data;
  }

  /// The `USER` block that bot events share.
  public static ObjectNode user(Person person) {
    var user = Json.mapper().createObjectNode();
    user.put("ID", person.id().value());
    user.put("NAME", person.fullName());
    user.put("FIRST_NAME", person.name());
    user.put("LAST_NAME", person.lastName());
    user.put("WORK_POSITION", person.workPosition());
    user.put("GENDER", person.gender());
    return user;
  }
}
