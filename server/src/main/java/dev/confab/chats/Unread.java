package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;

/// What a user has not read in one chat.
///
/// @param with the other user of a private dialog; null in a group
/// @param lines whether the chat belongs to an open line
/// @param count messages
/// @param marked whether the chat is marked as unread by hand
public record Unread(
    ChatId chat, @Nullable UserId with, boolean lines, long count, boolean muted, boolean marked) {}
