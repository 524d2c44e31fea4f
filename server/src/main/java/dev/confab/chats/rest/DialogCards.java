package dev.confab.chats.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Member;
import dev.confab.chats.Sayings;
import dev.confab.chats.Viewers;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.rest.UserCards;
import dev.confab.rpc.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the long cards of chats: the short one of a list, and what its reader has to do with it.
public final class DialogCards {
  /// Most members whose reading is told.
  private static final int READERS_MAX = 100;

  private final Chats chats;
  private final ChatCards cards;
  private final People people;
  private final UserCards users;
  private final Sayings sayings;

  /// Cards made of these.
  public DialogCards(
      Chats chats, ChatCards cards, People people, UserCards users, Sayings sayings) {
    this.chats = chats;
    this.cards = cards;
    this.people = people;
    this.users = users;
    this.sayings = sayings;
  }

  /// Chats as their reader finds them; the reader need not be in them.
  List<ObjectNode> found(Call call, List<Chat> found) {
    var ids = found.stream().map(Chat::id).toList();
    var places = chats.places(call.reads(), call.caller().user(), ids);
    var managers = chats.managers(call.reads(), ids);
    return found.stream()
        .map(chat -> found(call, chat, places.get(chat.id()), leaders(managers, chat)))
        .toList();
  }

  private static List<UserId> leaders(Map<ChatId, List<UserId>> managers, Chat chat) {
    return managers.getOrDefault(chat.id(), List.of());
  }

  private ObjectNode found(Call call, Chat chat, @Nullable Member me, List<UserId> managers) {
    var reads = call.reads();
    var card = (ObjectNode) Json.tree(cards.of(call, chat, me, managers));
    card.remove("contains_collaber");
    card.remove("manager_list");
    card.put("role", card.path("role").asString("").toLowerCase(Locale.ROOT));
    card.put("description", chat.description());
    card.put("counter", me == null ? 0 : me.unread(chat));
    card.put("message_count", chat.messageCount());
    var unread = me == null ? null : sayings.firstUnread(reads, chat, me);
    card.put("unread_id", number(unread));
    card.put("last_message_id", number(chat.lastMessage()));
    card.put("last_id", me == null ? 0 : me.lastRead());
    card.put("marked_id", me == null ? 0 : me.marks().from());
    card.put("disk_folder_id", 0);
    card.put("is_new", false);
    if (!chat.isPrivate() && !chat.restrictions().leaveOwner()) {
      var restrictions = (ObjectNode) card.get("restrictions");
      restrictions.put("path", "").put("path_title", "");
    }
    return card;
  }

  /// One of them, with who runs it and who has read it.
  public ObjectNode whole(Call call, Chat chat, DialogId dialog) {
    var me = chats.member(call.reads(), chat, call.caller().user());
    var managers = leaders(chats.managers(call.reads(), List.of(chat.id())), chat);
    var card = found(call, chat, me, managers);
    var readers = chats.members(call.reads(), chat, 0, READERS_MAX);
    var viewers = chats.viewers(call.reads(), chat, sayings.lastAuthor(call.reads(), chat));
    var first = viewers.first() == null ? Stream.<Member>empty() : Stream.of(viewers.first());
    var ids = Stream.concat(readers.stream(), first).map(Member::user).distinct().toList();
    var names =
        people.find(call.reads(), ids).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    card.set("manager_list", Json.tree(managers));
    card.set("readed_list", readedList(call, readers, names));
    card.set("last_message_views", views(call, chat, viewers, names));
    card.put("dialog_id", dialog.toString());
    if (chat.isPrivate()) {
      var other = names.get(chat.counterpart(call.caller().user()));
      if (other != null) {
        var user = users.of(call, other);
        card.put("name", user.name()).put("avatar", user.avatar()).put("color", user.color());
      }
    }
    return card;
  }

  private JsonNode readedList(Call call, List<Member> readers, Map<UserId, Person> names) {
    var list = Json.mapper().createArrayNode();
    for (var reader : readers) {
      if (!reader.user().equals(call.caller().user())) {
        var entry = reader(call, reader, names);
        entry.put("message_id", reader.lastRead());
        list.add(entry);
      }
    }
    return list;
  }

  /// Who of the others saw the newest message first, and how many did after that.
  private JsonNode views(Call call, Chat chat, Viewers viewers, Map<UserId, Person> names) {
    var views = Json.mapper().createObjectNode();
    views.put("message_id", number(chat.lastMessage()));
    var first = views.putArray("first_viewers");
    if (viewers.first() != null) {
      first.add(reader(call, viewers.first(), names));
    }
    views.put("count_of_viewers", viewers.others());
    return views;
  }

  private ObjectNode reader(Call call, Member reader, Map<UserId, Person> names) {
    var person = names.get(reader.user());
    var entry = Json.mapper().createObjectNode();
    entry.put("user_id", reader.user().value());
    entry.put("user_name", person == null ? "" : person.fullName());
    var readAt = reader.readAt();
    entry.put("date", readAt == null ? null : cards.time(call, readAt));
    return entry;
  }

  private static long number(@Nullable MessageId message) {
    return message == null ? 0 : message.value();
  }
}
