package dev.confab.chats;

import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group chat to be made.
///
/// @param title null or empty: one is made up of the colour
/// @param color the name of a colour; null: one is chosen
/// @param author who makes it, and owns it where nobody else is named
/// @param owner who owns it instead of the author; null: the author does
/// @param users who is in it from the start, beside the author; unknown users are passed over
public record ChatDraft(
    ChatType type,
    @Nullable String title,
    String description,
    @Nullable String color,
    @Nullable FileId avatar,
    UserId author,
    @Nullable UserId owner,
    String entityType,
    String entityId,
    List<UserId> users) {}
