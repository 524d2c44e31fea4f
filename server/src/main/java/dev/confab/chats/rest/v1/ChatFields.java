package dev.confab.chats.rest.v1;

import dev.confab.chats.Chat;
import tools.jackson.databind.node.ObjectNode;

/// What events of the first generation tell of the chat in which something was said.
public final class ChatFields {
  private ChatFields() {}

  /// Writes it behind the chat's id.
  public static void put(ObjectNode params, Chat chat) {
    params.put("CHAT_TITLE", chat.title());
    params.put("CHAT_AUTHOR_ID", chat.author().value());
    params.put("CHAT_TYPE", chat.type().letter());
    params.put("CHAT_AVATAR", chat.avatar() == null ? 0 : chat.avatar().value());
    params.put("CHAT_COLOR", chat.color());
    params.put("CHAT_ENTITY_TYPE", chat.entityType());
    params.put("CHAT_ENTITY_ID", chat.entityId());
    params.put("CHAT_ENTITY_DATA_1", "");
    params.put("CHAT_ENTITY_DATA_2", "");
    params.put("CHAT_ENTITY_DATA_3", "");
    params.put("CHAT_EXTRANET", chat.extranet() ? "Y" : "N");
    params.put("CHAT_PREV_MESSAGE_ID", chat.lastMessage() == null ? 0 : chat.lastMessage().value());
    params.put("CHAT_CAN_POST", "MEMBER");
  }
}
