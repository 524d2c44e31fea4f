package dev.confab.messages.rest.v2;

import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message as results of the second generation show one.
/// (api-reference/chat-bots/chat-bots-v2/entities.md#message)
public record ShownMessage(
    @Doc("The message's id.") MessageId id,
    @Doc("Its chat.") ChatId chatId,
    @Doc("Who wrote it; 0: the system.") long authorId,
    @Doc("When it was posted.") @Nullable String date,
    @Doc("Its text, formatting included.") String text,
    @Doc("Whether the system says it.") boolean isSystem,
    @Doc("The name its client gave it; empty for the system's.") String uuid,
    @Doc("From where it was forwarded, or null.") @Nullable Source forward,
    @Doc("Attachments, keyboard, files, reactions.") JsonNode params,
    @Doc("Whether somebody beside its author has read it.") boolean viewedByOthers,
    @Doc("Whether the reader has not read it.") boolean unread,
    @Doc("Whether the reader has read it.") boolean viewed) {

  /// From where a message was forwarded.
  public record Source(
      @Doc("The message it is a copy of.") MessageId id,
      @Doc("Who wrote that.") UserId userId,
      @Doc("Where.") ChatId chatId,
      @Doc("When.") String date) {}
}
