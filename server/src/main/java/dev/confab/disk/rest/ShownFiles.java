package dev.confab.disk.rest;

import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.disk.Disk;
import dev.confab.messages.Message;
import dev.confab.messages.MessageFiles;
import dev.confab.sql.Reads;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The files of messages, as who reads a dialog sees them.
public final class ShownFiles implements MessageFiles {
  private final Disk disk;
  private final FileCards cards;

  /// Files of this disk.
  public ShownFiles(Disk disk, FileCards cards) {
    this.disk = disk;
    this.cards = cards;
  }

  @Override
  public List<JsonNode> of(Reads reads, String base, ZoneId zone, List<Message> messages) {
    Map<FileId, JsonNode> shown = new LinkedHashMap<>();
    for (var message : messages) {
      var params = message.params();
      if (params != null && params.contains("\"FILE_ID\"")) {
        add(reads, base, zone, message, shown);
      }
    }
    return List.copyOf(shown.values());
  }

  private void add(
      Reads reads, String base, ZoneId zone, Message message, Map<FileId, JsonNode> shown) {
    var date = Json.TIME.format(message.created().atZone(zone));
    for (var post : disk.shownBy(reads, message.id())) {
      var file = message.shows(post.file()) ? disk.find(reads, post.file()) : null;
      if (file != null) {
        var author = cards.author(reads, post.user());
        var card = cards.card(base, file, post.chat(), author, post.asFile(), date);
        shown.putIfAbsent(file.id(), card);
      }
    }
  }
}
