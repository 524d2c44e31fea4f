package dev.confab.live;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.messages.Message;
import dev.confab.people.Color;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Reads;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// The `data` of events. (docs/live.md)
public final class Words implements Gathered {
  private final People people;
  private final Shown shown;

  /// Words that show things like this.
  public Words(People people, Shown shown) {
    this.people = people;
    this.shown = shown;
  }

  ObjectNode message(Reads reads, Chat chat, Message message) {
    var author = message.author() == null ? null : people.find(reads, message.author());
    var data = Json.mapper().createObjectNode();
    data.set("message", shown.message(reads, message));
    data.set("chat", chat(reads, chat));
    data.set("user", author == null ? NullNode.getInstance() : shown.user(reads, author));
    var files = data.putArray("files");
    shown.files(reads, message).forEach(files::add);
    return data;
  }

  ObjectNode deleted(Reads reads, Message message, @Nullable Message mark) {
    var data = Json.mapper().createObjectNode();
    data.put("messageId", message.id().value());
    data.put("chatId", message.chat().value());
    data.put("erased", mark == null);
    data.set("message", mark == null ? NullNode.getInstance() : shown.message(reads, mark));
    return data;
  }

  ObjectNode chat(Reads reads, Chat chat) {
    var picture = chat.avatar();
    var card = Json.mapper().createObjectNode();
    card.put("id", chat.id().value());
    card.put("type", chat.type().word());
    card.put("title", chat.title());
    card.put("name", chat.title());
    card.put("owner", chat.owner().value());
    card.put("avatar", picture == null ? "" : shown.picture(reads, picture));
    card.put("color", Color.valueOf(chat.color()).hex());
    card.put("entityType", chat.entityType());
    card.put("entityId", chat.entityId());
    card.put("userCount", chat.memberCount());
    card.put("textField", chat.look().textField());
    card.put("lastMessageId", chat.lastMessage() == null ? 0 : chat.lastMessage().value());
    card.put("messageCount", chat.messageCount());
    card.put("description", chat.description());
    var users = card.putArray("users");
    if (chat.low() != null && chat.high() != null) {
      users.add(chat.low().value()).add(chat.high().value());
    }
    return card;
  }

  ObjectNode joined(Reads reads, Chat chat, Collection<UserId> users) {
    var data = Json.mapper().createObjectNode();
    data.set("chat", chat(reads, chat));
    var cards = data.putArray("users");
    people.find(reads, users).forEach(person -> cards.add(shown.user(reads, person)));
    var ids = data.putArray("userIds");
    users.forEach(user -> ids.add(user.value()));
    return data;
  }

  ObjectNode person(Reads reads, Person person) {
    return Json.mapper().createObjectNode().set("user", shown.user(reads, person));
  }

  Shown shown() {
    return shown;
  }

  @Override
  public @Nullable JsonNode presence(
      Reads reads, Collection<UserId> users, Predicate<UserId> online) {
    var data = Json.mapper().createObjectNode();
    var list = data.putArray("users");
    for (var person : people.find(reads, users)) {
      var status = person.presence().status();
      list.addObject()
          .put("id", person.id().value())
          .put("status", status == null ? "online" : status.wire())
          .put("online", online.test(person.id()));
    }
    return list.isEmpty() ? null : data;
  }

  @Override
  public JsonNode counters(Reads reads, UserId user) {
    return shown.counters(reads, user);
  }
}
