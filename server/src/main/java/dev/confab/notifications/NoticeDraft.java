package dev.confab.notifications;

import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;

/// A notification to be sent.
///
/// @param to who is to be told
/// @param author whose word it is; null: the system's
/// @param textOut the text for ways out of the portal; empty: none
/// @param tag its name within an application; an older one of this name is taken away
/// @param subTag a name that several may have
/// @param buttons JSON list of buttons, for what asks; null when there are none
/// @param params JSON object with `ATTACH`; null when there is none
public record NoticeDraft(
    UserId to,
    @Nullable UserId author,
    Kind kind,
    String text,
    String textOut,
    String tag,
    String subTag,
    @Nullable String buttons,
    @Nullable String params) {}
