package dev.confab.messages;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A posted message.
///
/// @param author who is shown as its author; null: the system
/// @param uuid names the message for clients that show it before it has an id
/// @param params JSON object with `ATTACH`, `KEYBOARD`, `MENU`, `REPLY_ID`; null when there is none
public record Message(
    MessageId id,
    ChatId chat,
    @Nullable UserId author,
    String text,
    String uuid,
    @Nullable String params,
    Instant created) {}
