package dev.confab.messages.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Membership;
import dev.confab.messages.Message;
import dev.confab.people.Avatars;
import dev.confab.people.Color;
import dev.confab.people.rest.UserCard;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One line of the recent list.
@Keys(Keys.Spelling.LOWER_SNAKE)
record RecentItem(
    String id,
    ChatId chatId,
    String type,
    Avatar avatar,
    String title,
    Last message,
    long counter,
    long lastId,
    boolean pinned,
    boolean unread,
    boolean hasReminder,
    String dateUpdate,
    String dateLastActivity,
    ChatCard chat,
    Object user,
    List<JsonNode> options) {

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Avatar(String url, String color) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Last(
      long id,
      String text,
      boolean file,
      long authorId,
      boolean attach,
      @Nullable Long sticker,
      String date,
      String status,
      @Nullable String uuid) {

    /// In the place of a message where nobody has written yet: clients read its fields unasked.
    static Last none(String chatCreated) {
      return new Last(0, "", false, 0, false, null, chatCreated, "received", null);
    }
  }

  /// A chat as the results of `im.*` show one. (chat-bots/outdated/chats/fields.md)
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record ChatCard(
      ChatId id,
      long parentChatId,
      long parentMessageId,
      String name,
      UserId owner,
      boolean extranet,
      boolean containsCollaber,
      String avatar,
      String color,
      String type,
      String entityType,
      String entityId,
      @Key("entity_data_1") String entityData1,
      @Key("entity_data_2") String entityData2,
      @Key("entity_data_3") String entityData3,
      List<UserId> muteList,
      List<UserId> managerList,
      String dateCreate,
      String messageType,
      long userCounter,
      Map<String, Boolean> restrictions,
      String role,
      boolean textFieldEnabled,
      @Nullable Long backgroundId,
      Map<String, String> entityLink,
      Map<String, String> permissions,
      @Key("public") String publicLink) {}

  /// Makes the lines, with what they need from other rooms.
  static final class Maker {
    private final Portals portals;
    private final Chats chats;
    private final Avatars avatars;

    Maker(Portals portals, Chats chats, Avatars avatars) {
      this.portals = portals;
      this.chats = chats;
      this.avatars = avatars;
    }

    RecentItem make(
        Call call,
        Membership item,
        @Nullable Message last,
        Function<UserId, @Nullable UserCard> cards) {
      var me = call.caller().user();
      var chat = item.chat();
      var card = chat.isPrivate() ? cards.apply(chat.counterpart(me)) : null;
      var zone = portals.get(call.caller().portal()).timezone();
      var picture = card == null ? picture(call, chat.avatar()) : card.avatar();
      var color = card == null ? Color.valueOf(chat.color()).hex() : card.color();
      var changed = time(chat.updated(), zone);
      return new RecentItem(
          chat.dialogFor(me).toString(),
          chat.id(),
          chat.isPrivate() ? "user" : "chat",
          new Avatar(picture, color),
          card == null ? chat.title() : card.name(),
          last == null ? Last.none(time(chat.created(), zone)) : message(last, zone),
          item.member().unread(chat),
          item.member().lastRead(),
          false,
          false,
          false,
          changed,
          changed,
          chat(call, item, zone),
          card == null ? Map.of("id", 0) : card,
          List.of());
    }

    private String picture(Call call, @Nullable FileId avatar) {
      return avatar == null ? "" : call.origin().base() + avatars.path(call.reads(), avatar);
    }

    private static Last message(Message message, ZoneId zone) {
      var author = message.author();
      var attach = message.params() != null && Json.parse(message.params()).has("ATTACH");
      var text =
          message.text() + (attach ? (message.text().isEmpty() ? "" : " ") + "[Attachment]" : "");
      return new Last(
          message.id().value(),
          text,
          false,
          author == null ? 0 : author.value(),
          attach,
          null,
          time(message.created(), zone),
          "received",
          message.uuid());
    }

    private ChatCard chat(Call call, Membership item, ZoneId zone) {
      var chat = item.chat();
      return new ChatCard(
          chat.id(),
          0,
          0,
          chat.title(),
          chat.owner(),
          false,
          false,
          picture(call, chat.avatar()),
          Color.valueOf(chat.color()).hex(),
          chat.type().word(),
          chat.entityType(),
          chat.entityId(),
          "",
          "",
          "",
          List.of(),
          chats.managers(call.reads(), chat).stream()
              .sorted((a, b) -> Long.compare(a.value(), b.value()))
              .toList(),
          time(chat.created(), zone),
          chat.type().letter(),
          chats.members(call.reads(), chat).size(),
          restrictions(chat),
          role(item),
          true,
          null,
          Map.of("type", chat.entityType(), "url", "", "id", chat.entityId()),
          permissions(),
          "");
    }

    private static String role(Membership item) {
      if (item.chat().owner().equals(item.member().user())) {
        return "OWNER";
      }
      return item.member().manager() ? "MANAGER" : "MEMBER";
    }

    private static Map<String, Boolean> restrictions(Chat chat) {
      var restrictions = new LinkedHashMap<String, Boolean>();
      var group = !chat.isPrivate();
      restrictions.put("avatar", group);
      restrictions.put("rename", group);
      restrictions.put("extend", chat.takesMembers());
      restrictions.put("call", true);
      restrictions.put("mute", true);
      restrictions.put("leave", group);
      restrictions.put("leave_owner", group);
      restrictions.put("send", true);
      restrictions.put("user_list", true);
      return restrictions;
    }

    private static Map<String, String> permissions() {
      var permissions = new LinkedHashMap<String, String>();
      permissions.put("manage_users_add", "member");
      permissions.put("manage_users_delete", "manager");
      permissions.put("manage_ui", "member");
      permissions.put("manage_settings", "owner");
      permissions.put("manage_messages", "member");
      permissions.put("can_post", "member");
      return permissions;
    }

    private static String time(Instant moment, ZoneId zone) {
      return Json.TIME.format(moment.atZone(zone));
    }
  }
}
