package dev.confab.chats.rest.v2;

import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Portraits;
import dev.confab.chats.rest.ChatCards;
import dev.confab.people.Avatars;
import dev.confab.people.Color;
import dev.confab.people.Person;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.portals.Portals;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Makes what events show of users and chats.
/// (api-reference/chat-bots/chat-bots-v2/imbot.v2/events/events.md)
public final class ShownPortraits implements Portraits {
  private final Portals portals;
  private final Chats chats;
  private final ShownUsers users;
  private final Avatars avatars;
  private final BiFunction<Reads, Chat, @Nullable FileId> folders;

  /// Portraits made with these.
  ///
  /// @param folders where the files of a chat are; null where there are none yet
  public ShownPortraits(
      Portals portals,
      Chats chats,
      ShownUsers users,
      Avatars avatars,
      BiFunction<Reads, Chat, @Nullable FileId> folders) {
    this.portals = portals;
    this.chats = chats;
    this.users = users;
    this.avatars = avatars;
    this.folders = folders;
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
    var folder = folders.apply(reads, chat);
    shown.put("id", chat.id().value());
    shown.put("dialogId", chat.dialogFor(viewer).toString());
    shown.put("name", chat.title());
    shown.put("type", ChatCards.kind(chat));
    shown.put("messageType", chat.type().letter());
    shown.put("owner", chat.owner().value());
    shown.put("color", color == null ? "" : color.hex());
    shown.put("avatar", chat.avatar() == null ? "" : avatars.path(reads, chat.avatar()));
    shown.put("description", chat.description());
    shown.put("extranet", chat.extranet());
    shown.put("containsCollaber", false);
    shown.put("entityType", chat.entityType());
    shown.put("entityId", chat.entityId());
    shown.put("entityData1", "");
    shown.put("entityData2", "");
    shown.put("entityData3", "");
    shown.set("entityLink", Json.tree(ShownChats.entityLink(chat)));
    shown.put("diskFolderId", folder == null ? null : folder.value());
    shown.putObject("permissions");
    shown.put("parentChatId", 0);
    shown.put("parentMessageId", 0);
    shown.put("isNew", false);
    shown.put("textFieldEnabled", chat.look().textField() ? "Y" : "N");
    shown.put("backgroundId", chat.isPrivate() ? background(reads, chat, viewer) : null);
    return shown;
  }

  private @Nullable String background(Reads reads, Chat chat, UserId viewer) {
    return chats.bots(reads, chat).stream()
        .filter(bot -> bot.id().equals(viewer))
        .map(bot -> bot.traits().background())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
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
