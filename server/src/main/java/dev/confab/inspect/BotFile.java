package dev.confab.inspect;

import dev.confab.access.App;
import dev.confab.bots.Bot;
import dev.confab.bots.Handler;
import dev.confab.commands.Command;
import dev.confab.delivery.HandlerNote;
import dev.confab.delivery.Health;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.Ledger;
import dev.confab.people.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known of a bot.
///
/// @param app null: its application is gone
public record BotFile(
    Bot bot,
    @Nullable Person person,
    @Nullable App app,
    List<Handler> handlers,
    List<Place> places,
    Terms terms,
    Ledger ledger,
    List<Command> commands) {

  /// An address its events go to, and how it does there.
  public record Place(String address, HandlerNote note, Health health) {}
}
