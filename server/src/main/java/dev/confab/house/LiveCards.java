package dev.confab.house;

import dev.confab.basics.ChatId;
import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.chats.rest.CounterCards;
import dev.confab.live.Shown;
import dev.confab.messages.Message;
import dev.confab.messages.rest.DialogRows;
import dev.confab.notifications.Notice;
import dev.confab.notifications.rest.NoticeRows;
import dev.confab.people.Person;
import dev.confab.people.rest.UserCard;
import dev.confab.sql.Reads;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What pages are told, shown as the methods of the API show it.
///
/// @param publicUrl the address callers use; null: addresses begin with a slash, because pages are
///   called under more names than one
record LiveCards(Rooms rooms, @Nullable URI publicUrl) implements Shown {

  @Override
  public JsonNode message(Reads reads, Message message) {
    var likes = rooms.reactions().likes(reads, List.of(message.id()));
    var zone = rooms.zone(reads.portal());
    return DialogRows.of(message, zone, likes.getOrDefault(message.id(), List.of()));
  }

  @Override
  public List<JsonNode> files(Reads reads, Message message) {
    var zone = rooms.zone(reads.portal());
    return rooms.messages().files().of(reads, base(), zone, List.of(message));
  }

  @Override
  public JsonNode user(Reads reads, Person person) {
    var picture = person.avatar();
    var bot = person.isBot() ? rooms.bots().cards(reads, List.of(person.id())) : null;
    return Json.tree(
        UserCard.of(
            person,
            rooms.zone(reads.portal()),
            picture == null ? "" : picture(reads, picture),
            bot == null || bot.isEmpty() ? null : Json.tree(bot.get(person.id()))));
  }

  @Override
  public String picture(Reads reads, FileId picture) {
    return base() + rooms.files().path(reads, picture);
  }

  @Override
  public JsonNode notice(Reads reads, Notice notice) {
    var feed = rooms.notifications().feed(reads, notice.to());
    var centre = feed == null ? new ChatId(0) : feed.chat();
    return NoticeRows.of(notice, centre, rooms.zone(reads.portal()));
  }

  @Override
  public JsonNode counters(Reads reads, UserId user) {
    var feed = rooms.notifications().feed(reads, user);
    return CounterCards.of(rooms.recents().unread(reads, user), feed == null ? 0 : feed.unread());
  }

  private String base() {
    return publicUrl == null ? "" : publicUrl.toString().replaceAll("/+$", "");
  }
}
