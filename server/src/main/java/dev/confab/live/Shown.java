package dev.confab.live;

import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import dev.confab.messages.Message;
import dev.confab.notifications.Notice;
import dev.confab.people.Person;
import dev.confab.sql.Reads;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What events show: the same objects as the methods of the API answer.
public interface Shown {
  /// A message, as in `im.dialog.messages.get`.
  JsonNode message(Reads reads, Message message);

  /// The files it carries, as there.
  List<JsonNode> files(Reads reads, Message message);

  /// A user, as there.
  JsonNode user(Reads reads, Person person);

  /// The address of a picture.
  String picture(Reads reads, FileId picture);

  /// A notification, as in `im.notify.get`.
  JsonNode notice(Reads reads, Notice notice);

  /// What a user has not read, as in `im.counters.get`.
  JsonNode counters(Reads reads, UserId user);
}
