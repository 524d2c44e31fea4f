package dev.confab.notifications;

import dev.confab.basics.ChatId;

/// A user's notification centre.
///
/// @param chat the number under which clients take it for a chat
/// @param total how many notifications there are
/// @param unread how many of them the user has not read
public record Feed(ChatId chat, long total, long unread) {}
