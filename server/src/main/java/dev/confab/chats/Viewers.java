package dev.confab.chats;

import org.jspecify.annotations.Nullable;

/// Who has seen the newest message of a chat, without its author.
///
/// @param first who saw it first; null: nobody
/// @param others how many did after that
public record Viewers(@Nullable Member first, int others) {
  static final Viewers NOBODY = new Viewers(null, 0);
}
