package dev.confab.disk.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.disk.DiskFile;
import dev.confab.disk.Previews;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.rpc.Call;
import dev.confab.sql.Reads;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Files as answers show them. (api-reference/chats/files/im-disk-file-commit.md)
public final class FileCards {
  private static final List<String> BRIEF =
      List.of(
          "id",
          "chatId",
          "date",
          "type",
          "name",
          "extension",
          "size",
          "image",
          "authorId",
          "authorName",
          "isTranscribable",
          "isVideoNote",
          "isVoiceNote");

  private final People people;
  private final Function<PortalId, ZoneId> zones;

  /// Files put there by these people.
  ///
  /// @param zones the time zone of a portal
  public FileCards(People people, Function<PortalId, ZoneId> zones) {
    this.people = people;
    this.zones = zones;
  }

  /// Who put a file somewhere, as a chat shows him.
  ///
  /// @param name empty when he is not known any more
  record Author(UserId id, String name) {}

  private static Author author(UserId id, @Nullable Person person) {
    return new Author(id, person == null ? "" : person.fullName());
  }

  Author author(Reads reads, UserId id) {
    return author(id, people.find(reads, id));
  }

  /// Those of many files, asked for at once.
  Map<UserId, Author> authors(Reads reads, Collection<UserId> ids) {
    var authors = new HashMap<UserId, Author>();
    ids.forEach(id -> authors.put(id, author(id, null)));
    for (var person : people.find(reads, authors.keySet())) {
      authors.put(person.id(), author(person.id(), person));
    }
    return authors;
  }

  /// What a chat shows of a file that was just put there.
  public ObjectNode whole(Call call, DiskFile file, ChatId chat, UserId author) {
    var date = Json.TIME.format(file.created().atZone(zones.apply(call.caller().portal())));
    var base = call.origin().base();
    var card = card(base, file, chat, author(call.reads(), author), false, date);
    linked((ObjectNode) card.get("viewerAttrs"), base + file.path());
    return card;
  }

  /// What the second generation tells a viewer: it knows one address for everything.
  private static void linked(ObjectNode viewer, String address) {
    var actions = viewer.remove("actions");
    viewer.remove("viewerResized");
    viewer.put("unifiedLink", address).set("actions", actions);
  }

  /// The same without addresses, for whoever only wants to name it.
  public ObjectNode brief(Call call, DiskFile file, ChatId chat, UserId author) {
    return whole(call, file, chat, author).retain(BRIEF);
  }

  /// What a chat shows of a file.
  ///
  /// @param base the address of the server
  /// @param date when it was put there; null: as an empty object, which the original writes
  ObjectNode card(
      String base,
      DiskFile file,
      ChatId chat,
      Author author,
      boolean asFile,
      @Nullable String date) {
    var address = base + file.path();
    var card = Json.mapper().createObjectNode();
    card.put("id", file.id().value());
    card.put("chatId", chat.value());
    if (date == null) {
      card.putObject("date");
    } else {
      card.put("date", date);
    }
    card.put("type", asFile ? "file" : file.kind());
    card.put("name", file.name());
    card.put("extension", file.extension());
    card.put("size", file.size());
    if (file.isImage()) {
      card.putObject("image").put("height", file.height()).put("width", file.width());
    } else {
      card.put("image", false);
    }
    card.put("status", "done");
    card.put("progress", 100);
    card.put("authorId", author.id().value());
    card.put("authorName", author.name());
    card.put("urlPreview", file.isImage() ? preview(file, address, Previews.LARGE) : "");
    card.put("urlShow", address);
    card.put("urlDownload", address + "?download=1");
    viewer(card.putObject("viewerAttrs"), file, chat, address);
    var small = file.isImage() ? preview(file, address, Previews.SMALL) : "";
    card.putObject("mediaUrl").putObject("preview").put("250", small);
    card.put("isTranscribable", false);
    card.put("isVideoNote", false);
    card.put("isVoiceNote", false);
    return card;
  }

  /// An image too small for a preview, or that none is made of, is its own.
  private static String preview(DiskFile file, String address, int side) {
    return Previews.has(file) ? address + "?preview=" + side : address;
  }

  private static void viewer(ObjectNode viewer, DiskFile file, ChatId chat, String address) {
    viewer.put("viewer", "");
    viewer.put("viewerType", file.isImage() ? "image" : "unknown");
    viewer.put("src", address);
    viewer.put("viewerResized", "");
    viewer.put("objectId", file.id().toString());
    viewer.put("viewerGroupBy", chat.toString());
    viewer.put("imChatId", chat.value());
    viewer.put("title", file.name());
    viewer.put("actions", "[{\"type\":\"download\"}]");
  }

  /// What the original's drive shows of a file.
  static ObjectNode model(DiskFile file) {
    var user = file.createdBy().toString();
    var model = Json.mapper().createObjectNode();
    model.put("id", file.id().value());
    model.put("name", file.name());
    model.putObject("createTime");
    model.putObject("updateTime");
    model.putNull("deleteTime");
    model.put("code", "");
    model.putNull("xmlId");
    model.put("storageId", 1);
    model.put("realObjectId", file.id().value());
    model.put("parentId", file.folder().value());
    model.put("deletedType", 0);
    model.put("createdBy", user);
    model.put("updatedBy", user);
    model.put("deletedBy", "0");
    model.put("uniqueCode", file.accessKey());
    model.put("typeFile", file.isImage() ? 2 : 1);
    model.put("globalContentVersion", 1);
    model.put("fileId", file.content().value());
    model.put("size", file.size());
    model.put("etag", file.etag());
    var links = model.putObject("links");
    links.put("download", file.path() + "?download=1");
    links.put("showInGrid", file.path());
    links.put("preview", file.isImage() ? preview(file, file.path(), Previews.LARGE) : "");
    return model;
  }
}
