package dev.confab.messages;

import dev.confab.basics.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is looked for in a chat.
///
/// @param words what the text has, whatever its capital letters; null: any text
/// @param from posted not before
/// @param until posted before
/// @param oldestFirst the order of what is found
/// @param last the last message of the page before
public record Search(
    @Nullable String words,
    @Nullable Instant from,
    @Nullable Instant until,
    boolean oldestFirst,
    @Nullable MessageId last,
    int limit) {}
