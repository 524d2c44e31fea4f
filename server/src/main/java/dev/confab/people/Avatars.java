package dev.confab.people;

import dev.confab.basics.FileId;
import dev.confab.sql.Reads;

/// Tells where a user's picture is served. Implemented by the room that keeps files.
@FunctionalInterface
public interface Avatars {
  /// The path of the picture on this server, beginning with a slash.
  String path(Reads reads, FileId avatar);
}
