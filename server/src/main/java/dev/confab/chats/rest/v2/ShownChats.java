package dev.confab.chats.rest.v2;

import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Sayings;
import dev.confab.chats.rest.ChatCards;
import dev.confab.people.Color;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.sql.Reads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Makes what the second generation shows of chats, with what that needs from other rooms.
public final class ShownChats {
  private static final Map<String, String> PERMISSIONS = permissions();

  private final Chats chats;
  private final ChatCards cards;
  private final People people;
  private final Sayings sayings;
  private final BiFunction<Reads, Chat, @Nullable FileId> folders;

  /// Chats shown with these.
  ///
  /// @param folders where the files of a chat are; null where there are none yet
  public ShownChats(
      Chats chats,
      ChatCards cards,
      People people,
      Sayings sayings,
      BiFunction<Reads, Chat, @Nullable FileId> folders) {
    this.chats = chats;
    this.cards = cards;
    this.people = people;
    this.sayings = sayings;
    this.folders = folders;
  }

  /// A chat as this bot finds it.
  ShownChat of(Call call, Chat chat, Bot bot, boolean isNew) {
    var reads = call.reads();
    var me = chats.member(reads, chat, bot.id());
    var unread = me == null ? null : sayings.firstUnread(reads, chat, me);
    var folder = folders.apply(reads, chat);
    return new ShownChat(
        chat.id(),
        chat.dialogFor(bot.id()).toString(),
        chat.isPrivate() ? name(reads, chat.counterpart(bot.id())) : chat.title(),
        chat.description(),
        ChatCards.kind(chat),
        chat.type().letter(),
        chat.owner(),
        Color.valueOf(chat.color()).hex(),
        cards.picture(call, chat.avatar()),
        chat.extranet(),
        false,
        chat.entityType(),
        chat.entityId(),
        "",
        "",
        "",
        entityLink(chat),
        folder == null ? null : folder.value(),
        ChatCards.role(chat, me).name().toLowerCase(Locale.ROOT),
        PERMISSIONS,
        me != null && me.marks().muted() ? List.of(bot.id()) : List.of(),
        null,
        null,
        isNew,
        chat.look().textField() ? "Y" : "N",
        chat.isPrivate() ? background(bot) : null,
        cards.time(call, chat.created()),
        number(chat.lastMessage()),
        views(call, chat),
        me == null || me.lastRead() == 0 ? null : Long.valueOf(me.lastRead()),
        chats.managers(reads, List.of(chat.id())).getOrDefault(chat.id(), List.of()),
        me == null || me.marks().from() == 0 ? null : Long.valueOf(me.marks().from()),
        chat.messageCount(),
        "",
        number(unread),
        chat.memberCount());
  }

  /// What the chat is tied to; empty where it is tied to nothing.
  static Map<String, String> entityLink(Chat chat) {
    return chat.entityType().isEmpty() ? Map.of() : ChatCards.entityLink(chat);
  }

  private static @Nullable String background(Bot bot) {
    return bot.traits().background();
  }

  private static @Nullable Long number(@Nullable MessageId message) {
    return message == null ? null : message.value();
  }

  private String name(Reads reads, UserId user) {
    var person = people.find(reads, user);
    return person == null ? "" : person.fullName();
  }

  private String views(Call call, Chat chat) {
    var reads = call.reads();
    var viewers = chats.viewers(reads, chat, sayings.lastAuthor(reads, chat));
    var views = Json.mapper().createObjectNode();
    var first = viewers.first();
    if (first != null && first.readAt() != null) {
      views.put("countOfViewers", viewers.others());
      var viewer = views.putArray("firstViewers").addObject();
      viewer.put("userId", first.user().value());
      viewer.put("userName", name(reads, first.user()));
      viewer.put("date", cards.time(call, first.readAt()));
      views.put("messageId", number(chat.lastMessage()));
    }
    return Json.write(views);
  }

  private static Map<String, String> permissions() {
    var permissions = new LinkedHashMap<String, String>();
    permissions.put("manageUsersAdd", "manager");
    permissions.put("manageUsersDelete", "manager");
    permissions.put("manageUi", "member");
    permissions.put("manageSettings", "owner");
    permissions.put("manageMessages", "member");
    permissions.put("canPost", "member");
    return java.util.Collections.unmodifiableMap(permissions);
  }
}
