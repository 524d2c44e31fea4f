package dev.confab.chats.rest.v2;

import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Portraits;
import dev.confab.people.Avatars;
import dev.confab.people.Color;
import dev.confab.people.Person;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.portals.Portals;
import dev.confab.sql.Reads;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// Makes what events show of users and chats.
/// (api-reference/chat-bots/chat-bots-v2/imbot.v2/events/events.md)
public final class ShownPortraits implements Portraits {
  private final Portals portals;
  private final ShownUsers users;
  private final Avatars avatars;

  /// Portraits made with these.
  public ShownPortraits(Portals portals, ShownUsers users, Avatars avatars) {
    this.portals = portals;
    this.users = users;
    this.avatars = avatars;
  }

  @Override
  public ObjectNode user(Reads reads, Person person) {
    return (ObjectNode) Json.tree(users.of(reads, person, ""));
  }

  /// Without the role and the mute list, which are not the same for all who are told.
  @Override
  public ObjectNode chat(Reads reads, Chat chat, UserId viewer) {
    var shown = Json.mapper().createObjectNode();
    var color = Color.named(chat.color());
    shown.put("id", chat.id().value());
    shown.put("dialogId", dialog(chat, viewer));
    shown.put("type", chat.type().word());
    shown.put("messageType", chat.type().letter());
    shown.put("name", chat.title());
    shown.put("description", chat.description());
    shown.put("entityType", chat.entityType());
    shown.put("entityId", chat.entityId());
    shown.put("entityData1", "");
    shown.put("entityData2", "");
    shown.put("entityData3", "");
    shown.put("owner", chat.owner().value());
    shown.put("avatar", chat.avatar() == null ? "" : avatars.path(reads, chat.avatar()));
    shown.put("color", color == null ? "" : color.hex());
    shown.put("extranet", false);
    shown.put("containsCollaber", false);
    shown.putObject("entityLink");
    shown.putNull("diskFolderId");
    shown.putObject("permissions");
    shown.put("parentChatId", 0);
    shown.put("parentMessageId", 0);
    shown.put("isNew", false);
    shown.put("textFieldEnabled", "Y");
    shown.putNull("backgroundId");
    return shown;
  }

  /// A bot whose command is used in a dialog of two others calls it by its number.
  private static String dialog(Chat chat, UserId viewer) {
    var inside = viewer.equals(chat.low()) || viewer.equals(chat.high());
    return chat.isPrivate() && !inside ? "chat" + chat.id() : chat.dialogFor(viewer).toString();
  }

  @Override
  public String date(PortalId portal, Instant moment) {
    return Json.TIME.format(moment.atZone(portals.get(portal).timezone()));
  }

  @Override
  public String language(PortalId portal) {
    return portals.get(portal).language();
  }
}
