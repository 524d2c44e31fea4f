package dev.confab.delivery;

import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.eventlog.Event;
import dev.confab.sql.Reads;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The bots that the data of an event name. Tokens of each are sent along, and an operator may have
/// written the data: no user gets in among them who is no bot of the event's application.
final class NamedBots {
  private final Bots bots;

  NamedBots(Bots bots) {
    this.bots = bots;
  }

  /// The user of a key; null when it is no number.
  static @Nullable UserId of(String key) {
    try {
      return new UserId(Long.parseLong(key));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// Whether this is a bot of the application the event goes to. Whom it tells is the log's own
  /// word, also when that bot is gone by now, and costs no question.
  boolean belongs(Reads reads, Event event, @Nullable UserId named) {
    if (named == null) {
      return false;
    }
    if (event.isForBot() && named.equals(event.bot())) {
      return true;
    }
    var bot = bots.find(reads, named);
    return bot != null && bot.app().equals(event.app());
  }

  /// Refuses data that name anybody else.
  ///
  /// @param second whether they are told in the second generation
  void check(Reads reads, Event event, boolean second) {
    var data = BadData.object(event.data());
    if (second) {
      one(reads, event, data.path("bot").path("id"), "bot[id]");
      return;
    }
    for (var key : data.path("BOT").propertyNames()) {
      unless(belongs(reads, event, of(key)), "BOT[%s]".formatted(key));
    }
    for (var command : data.path("COMMAND").properties()) {
      var where = "the first value of COMMAND[%s]".formatted(command.getKey());
      var values = command.getValue().values().iterator();
      unless(command.getValue().isObject() && values.hasNext(), where);
      one(reads, event, values.next(), where);
    }
  }

  private void one(Reads reads, Event event, JsonNode id, String where) {
    unless(id.isIntegralNumber() && id.canConvertToLong(), where);
    unless(belongs(reads, event, new UserId(id.asLong())), where);
  }

  private static void unless(boolean fine, String where) {
    if (!fine) {
      throw new BadData(where + " names no bot of the event's application", null);
    }
  }
}
