package dev.confab.bots.rest.v2;

import dev.confab.basics.Doc;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.eventlog.Event;
import dev.confab.rpc.Call;
import org.jspecify.annotations.Nullable;

/// What every method of the second generation takes that speaks for a bot. Stands in its parameters
/// as a [Whole] component, in the first place: who calls is asked before anything else.
public record BotKey(
    @Doc("The bot.") @Nullable UserId botId,
    @Doc("For webhooks: the bot's token.") @Nullable String botToken) {

  /// The bot as which the caller speaks; refuses whoever has no right to it.
  public Bot open(Call call, SecondBots bots) {
    return bots.speaking(call.reads(), call.caller(), botToken, botId);
  }

  /// The same for who changes what the bot is, or where it is told, or hears what it is told.
  public Bot own(Call call, SecondBots bots) {
    return bots.owned(call.reads(), call.caller(), botToken, botId);
  }

  /// The last event of the bot where it is gone, which its owner may still fetch; null: there is
  /// none, or not for the caller.
  public @Nullable Event lastEvent(Call call, SecondBots bots) {
    return bots.lastEvent(call.reads(), call.caller(), botToken, botId);
  }

  /// Refuses a key that is not whole, before anybody looks for the bot.
  public void demand(Call call, SecondBots bots) {
    bots.demand(call.reads(), call.caller(), botToken, botId);
  }
}
