package dev.confab.inspect;

import dev.confab.access.App;
import dev.confab.access.Scope;
import dev.confab.bots.Bot;
import dev.confab.hooks.Hook;
import dev.confab.hooks.Hooks;
import dev.confab.sql.Reads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bot that is silent, with what every examination of it needs.
///
/// @param app its application; null: it is gone
/// @param fetches whether nothing is posted for it because it fetches
record Patient(Reads reads, Bot bot, @Nullable App app, boolean fetches) {
  /// Where it was agreed that it fetches: who has a place of its own says so itself.
  String agreement() {
    return bot.hasPlace() ? "eventMode: fetch" : "receive: fetch";
  }

  /// What is found where its events wait and it does not fetch them.
  Finding.Kind unfetched() {
    return bot.hasPlace() ? Finding.Kind.NOT_FETCHED : Finding.Kind.NOT_COLLECTED;
  }

  /// What its application bound beside the bot's own handlers and is told of what happens to it.
  List<Hook> bound(Hooks hooks) {
    return app == null || bot.hasPlace()
        ? List.of()
        : hooks.ofApp(reads, app.id()).stream()
            .filter(hook -> hook.event().scope() == Scope.IMBOT)
            .filter(hook -> hook.event().isOpenTo(app.scopes()))
            .toList();
  }

  /// Whether it is told of each event at an address of its own, which may be missing, and wherever
  /// its application bound that event.
  boolean isBoundByEvent() {
    return !bot.hasPlace();
  }
}
