package dev.confab.messages;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// From where a forwarded message came; kept among the params of its copy.
///
/// @param message the one it is a copy of
/// @param author who wrote that
/// @param chat where
/// @param posted when; whole seconds
public record ForwardedFrom(MessageId message, UserId author, ChatId chat, Instant posted) {
  private static final String ID = "FORWARD_ID";
  private static final String CHAT = "FORWARD_CHAT_ID";
  private static final String AUTHOR = "FORWARD_USER_ID";
  private static final String DATE = "FORWARD_DATE";

  /// Where a message came from; null for one that was said where it stands.
  public static @Nullable ForwardedFrom of(JsonNode params) {
    var id = params.path(ID).asLong(0);
    return id == 0
        ? null
        : new ForwardedFrom(
            new MessageId(id),
            new UserId(params.path(AUTHOR).asLong(0)),
            new ChatId(params.path(CHAT).asLong(0)),
            Instant.ofEpochSecond(params.path(DATE).asLong(0)));
  }

  /// A message as the origin of its copies.
  static ForwardedFrom of(Message message) {
    var author = message.author() == null ? new UserId(0) : message.author();
    return new ForwardedFrom(message.id(), author, message.chat(), message.created());
  }

  void write(ObjectNode params) {
    params.put(ID, message.value());
    params.put(CHAT, chat.value());
    params.put(AUTHOR, author.value());
    params.put(DATE, posted.getEpochSecond());
  }
}
