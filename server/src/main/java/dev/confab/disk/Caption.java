package dev.confab.disk;

import dev.confab.basics.MessageId;
import org.jspecify.annotations.Nullable;

/// What a message says of the files it shows.
///
/// @param text the words with them; may be empty
/// @param asFile whether images are shown as files too
/// @param answers the message of the same chat that is answered; null: none
/// @param uuid names the message for the client that sends it; null: it is given one
/// @param silentConnector whether connectors of open lines are to tell it quietly
public record Caption(
    String text,
    boolean asFile,
    @Nullable MessageId answers,
    @Nullable String uuid,
    boolean silentConnector) {
  /// Words alone.
  public Caption(String text, boolean asFile) {
    this(text, asFile, null, null, false);
  }
}
