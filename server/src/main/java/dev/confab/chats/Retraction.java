package dev.confab.chats;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is left of a chat's messages when one was removed without a trace.
///
/// @param removed the message that is gone
/// @param sender who wrote it; the user 0: nobody did, it was a notice and counted for nobody
/// @param last the newest message now; null when none is left
/// @param lastPosted when that one was posted; null when none is left
/// @param next the first message after the removed one that counts; 0: none
/// @param sentBefore the last message of its sender before it; 0: none
public record Retraction(
    MessageId removed,
    UserId sender,
    @Nullable MessageId last,
    @Nullable Instant lastPosted,
    long next,
    long sentBefore) {

  /// Whether it was a notice, which nobody had to read.
  boolean isNotice() {
    return sender.value() == 0;
  }

  /// The chat without the message: where its newest message puts it, else where it was made.
  Chat from(Chat chat) {
    var wasLast = chat.lastMessage() == null || removed.value() >= chat.lastMessage().value();
    var since = lastPosted == null ? chat.created() : lastPosted;
    return chat.without(last, !isNotice(), wasLast ? since : chat.updated());
  }
}
