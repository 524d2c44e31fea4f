package dev.confab.bots;

import dev.confab.basics.UserId;
import dev.confab.eventlog.BotLog;
import dev.confab.eventlog.Event;
import dev.confab.sql.Reads;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Bots that were removed, as far as they still have to hear of it. One that fetches asks for the
/// news after it is gone, so the event that waits for it is all that is left of it: it says whose
/// the bot was and what it was like, and when it is settled nothing remains to be cleared up.
/// (docs/decisions/0591)
final class Removed {
  private final BotLog log = new BotLog();
  private final Handlers handlers;
  private @Nullable BiFunction<Reads, Bot, JsonNode> portrait;

  Removed(Handlers handlers) {
    this.handlers = handlers;
  }

  /// Registers who knows how the owner of a bot is shown it.
  void portrayed(BiFunction<Reads, Bot, JsonNode> known) {
    portrait = known;
  }

  /// The bot that is being removed as its owner is shown it; null where it is posted to. Asked
  /// before its chats, commands and counts go: when it is fetched nobody can look any more.
  @Nullable JsonNode shown(Reads reads, Bot bot) {
    var shown = portrait;
    return shown == null || bot.traits().mode() != EventMode.FETCH ? null : shown.apply(reads, bot);
  }

  /// The news that wait to be fetched of the removal of what was a bot under this id; null: none
  /// do. No event of a bot is younger than those, so that one look finds them.
  @Nullable Event news(Reads reads, UserId id) {
    var last = log.lastIfWaiting(reads, id);
    if (last == null || !last.isForBot() || !BotEvent.DELETE.is(last.event())) {
      return null;
    }
    var place = handlers.find(reads, last.handler());
    return place != null && place.url().isEmpty() ? last : null;
  }
}
