package dev.confab.notifications;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A notification.
///
/// @param to whom it tells something
/// @param author whose word it is; null: the system's
/// @param tag names it within an application; empty: it has no name
/// @param buttons JSON list of buttons; null when there are none
/// @param params JSON object with `ATTACH`; null when there is none
public record Notice(
    MessageId id,
    UserId to,
    @Nullable UserId author,
    Kind kind,
    String tag,
    String subTag,
    String text,
    String textOut,
    @Nullable String buttons,
    @Nullable String params,
    boolean read,
    Instant created) {}
