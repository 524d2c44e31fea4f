package dev.confab.messages;

import dev.confab.basics.ChatId;
import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A posted message.
///
/// @param sender who posted it, also in the system's name; the user 0: nobody did, it is a note
/// @param author who is shown as its author; null: the system
/// @param uuid names the message for clients that show it before it has an id
/// @param params JSON object with `ATTACH`, `KEYBOARD`, `MENU`, `REPLY_ID` and the marks
///   `IS_EDITED` and `IS_DELETED`; null when there is none
public record Message(
    MessageId id,
    ChatId chat,
    UserId sender,
    @Nullable UserId author,
    String text,
    String uuid,
    @Nullable String params,
    Instant created) {
  /// Longest uuid.
  public static final int UUID_MAX = 36;

  /// Whether somebody took its words away.
  public boolean isDeleted() {
    return params != null && Json.parse(params).has("IS_DELETED");
  }

  /// Whether there is anything to look at: words, blocks or files. Buttons alone are nothing.
  public boolean showsSomething() {
    if (!text.isEmpty() || params == null) {
      return !text.isEmpty();
    }
    var known = Json.parse(params);
    return known.has("ATTACH") || known.has("FILE_ID");
  }

  /// Whether it shows this file: not once the file was taken out of it, or it was deleted.
  public boolean shows(FileId file) {
    if (params == null) {
      return false;
    }
    for (var id : Json.parse(params).path("FILE_ID")) {
      if (id.asLong(0) == file.value()) {
        return true;
      }
    }
    return false;
  }

  /// Whether it shows what was said elsewhere.
  public boolean isForwarded() {
    return params != null && ForwardedFrom.of(Json.parse(params)) != null;
  }

  /// The message it answers; null when it answers none.
  public @Nullable MessageId answers() {
    var id = params == null ? 0 : Json.parse(params).path("REPLY_ID").asLong(0);
    return id == 0 ? null : new MessageId(id);
  }

  /// Whether it notes something about the chat, so that nobody has to read it.
  public boolean isNotice() {
    return params != null && Json.parse(params).path("NOTIFY").asString("").equals("N");
  }

  Message with(String newText, @Nullable String newParams) {
    return new Message(id, chat, sender, author, newText, uuid, newParams, created);
  }
}
