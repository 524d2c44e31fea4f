package dev.confab.delivery;

import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.eventlog.Event;
import dev.confab.sql.Reads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bots that the data of an event name. Tokens of each are sent along, and an operator may have
/// written the data: no user gets in among them who is no bot of the event's application.
record NamedBots(Bots bots) {
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
  /// @param already those the event names: the log's own word too, where no bot but its application
  ///   is told
  void check(Reads reads, Event event, List<NamedBot> already, List<NamedBot> wanted) {
    for (var one : wanted) {
      boolean known = already.stream().anyMatch(told -> told.isSameAs(one));
      if (!known && !belongs(reads, event, one.id())) {
        throw new BadData(one.where() + " names no bot of the event's application", null);
      }
    }
  }
}
