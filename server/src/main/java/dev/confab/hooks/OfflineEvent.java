package dev.confab.hooks;

import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of a queue: the latest news of one object.
///
/// @param id its number
/// @param changed when the object changed last, to the second
/// @param event what happened to it
/// @param data the `data` of the event as a JSON object
/// @param actor who caused it; null when nobody did
/// @param messageId names the object and what happened to it
/// @param process of whoever took the row and has not cleared it; empty: nobody
/// @param failed whether its processing failed
public record OfflineEvent(
    long id,
    Instant changed,
    String event,
    String data,
    @Nullable UserId actor,
    String messageId,
    String process,
    boolean failed) {

  OfflineEvent under(long number) {
    return new OfflineEvent(number, changed, event, data, actor, messageId, process, failed);
  }
}
