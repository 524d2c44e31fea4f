package dev.confab.bots;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;

/// That a bot of the second generation is told of one event at one address.
///
/// @param id the `event_handler_id` of the wire; those of a bot's place have one in common
/// @param app whose bot it is
/// @param bot the bot; `Event.NO_BOT` when it was removed
public record Subscription(HandlerId id, AppId app, UserId bot, BotEvent event, String url) {
  /// The lane in which what is posted to an address that was left is kept in order.
  String lane() {
    return "left" + id;
  }
}
