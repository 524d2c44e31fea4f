package dev.confab.chats;

import dev.confab.basics.ChatId;

/// The messages of a chat that a user may see, by their numbers.
///
/// @param first of the first that may be seen
/// @param last no message of the chat has a greater one
public record Span(ChatId chat, long first, long last) {}
