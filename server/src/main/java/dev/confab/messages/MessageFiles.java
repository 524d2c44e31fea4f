package dev.confab.messages;

import dev.confab.sql.Reads;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Tells how the files look that messages show. Implemented by the room that keeps them.
@FunctionalInterface
public interface MessageFiles {
  /// Nobody keeps files.
  MessageFiles NONE = (reads, base, zone, messages) -> List.of();

  /// The files of these messages, each once.
  ///
  /// @param base the address of the server
  /// @param zone the portal's time zone
  List<JsonNode> of(Reads reads, String base, ZoneId zone, List<Message> messages);
}
