package dev.confab.chats.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Member;
import dev.confab.chats.Membership;
import dev.confab.chats.Role;
import dev.confab.people.Avatars;
import dev.confab.people.Color;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes the cards of chats, with what they need from other rooms.
public final class ChatCards {
  private static final Map<String, String> PERMISSIONS = permissions();

  private final Portals portals;
  private final Chats chats;
  private final Avatars avatars;

  /// Cards of these chats.
  public ChatCards(Portals portals, Chats chats, Avatars avatars) {
    this.portals = portals;
    this.chats = chats;
    this.avatars = avatars;
  }

  /// The cards of several chats as their member sees them.
  public Map<ChatId, ChatCard> of(Call call, Collection<Membership> found) {
    var ids = found.stream().map(item -> item.chat().id()).distinct().toList();
    var managers = chats.managers(call.reads(), ids);
    var cards = new LinkedHashMap<ChatId, ChatCard>();
    for (var item : found) {
      var leaders = managers.getOrDefault(item.chat().id(), List.of());
      cards.put(item.chat().id(), of(call, item.chat(), item.member(), leaders));
    }
    return cards;
  }

  /// The card of one chat as a member sees it; null for somebody who is not in.
  ChatCard of(Call call, Chat chat, @Nullable Member member) {
    var managers = chats.managers(call.reads(), List.of(chat.id()));
    return of(call, chat, member, managers.getOrDefault(chat.id(), List.of()));
  }

  /// Address of a picture; empty when there is none.
  public String picture(Call call, @Nullable FileId avatar) {
    return avatar == null ? "" : call.origin().base() + avatars.path(call.reads(), avatar);
  }

  /// A moment as the portal writes it.
  public String time(Call call, Instant moment) {
    var zone = portals.get(call.caller().portal()).timezone();
    return Json.TIME.format(moment.atZone(zone));
  }

  /// The same where its managers are known.
  ChatCard of(Call call, Chat chat, @Nullable Member member, List<UserId> managers) {
    return new ChatCard(
        chat.id(),
        0,
        0,
        chat.title(),
        chat.owner(),
        chat.extranet(),
        false,
        picture(call, chat.avatar()),
        Color.valueOf(chat.color()).hex(),
        kind(chat),
        chat.entityType(),
        chat.entityId(),
        "",
        "",
        "",
        muteList(member),
        managers,
        time(call, chat.created()),
        chat.type().letter(),
        chat.memberCount(),
        chat.restrictions(),
        role(chat, member).name(),
        member != null && chat.look().textField(),
        null,
        entityLink(chat),
        PERMISSIONS,
        "");
  }

  /// `TASKS_TASK` becomes `tasksTask`; a chat tied to nothing is named by its kind.
  public static String kind(Chat chat) {
    if (chat.isPrivate() || chat.entityType().isEmpty()) {
      return chat.type().word();
    }
    var word = new StringBuilder();
    for (var part : chat.entityType().toLowerCase(Locale.ROOT).split("_")) {
      var first = word.isEmpty() || part.isEmpty();
      word.append(first ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return word.toString();
  }

  /// An empty list, or a map: so the original writes it.
  private static JsonNode muteList(@Nullable Member member) {
    if (member == null || !member.marks().muted()) {
      return Json.mapper().createArrayNode();
    }
    return Json.mapper().createObjectNode().put(member.user().toString(), true);
  }

  /// What a member is in a chat; null: somebody who is not in it.
  public static Role role(Chat chat, @Nullable Member member) {
    if (member == null) {
      return Role.GUEST;
    }
    if (chat.owner().equals(member.user())) {
      return Role.OWNER;
    }
    return member.manager() ? Role.MANAGER : Role.MEMBER;
  }

  /// Of `CRM`, the kind of its entity; there are no pages to link to.
  public static Map<String, String> entityLink(Chat chat) {
    var id = chat.entityId();
    var kind = chat.entityType().equals("CRM") && id.contains("|");
    return Map.of(
        "type", kind ? id.substring(0, id.indexOf('|')) : chat.entityType(), "url", "", "id", id);
  }

  private static Map<String, String> permissions() {
    var permissions = new LinkedHashMap<String, String>();
    permissions.put("manage_users_add", "member");
    permissions.put("manage_users_delete", "manager");
    permissions.put("manage_ui", "member");
    permissions.put("manage_settings", "owner");
    permissions.put("manage_messages", "member");
    permissions.put("can_post", "member");
    return java.util.Collections.unmodifiableMap(permissions);
  }
}
