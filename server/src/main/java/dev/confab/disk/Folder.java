package dev.confab.disk;

import dev.confab.basics.FileId;

/// A folder.
///
/// @param owner the chat whose files are here, or the user who saved them
public record Folder(FileId id, Kind kind, long owner) {
  /// What a folder is for.
  enum Kind {
    /// The files of a chat.
    CHAT("chat"),
    /// What a user saved from chats.
    SAVED("saved");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}
