package dev.confab.delivery.rest;

import dev.confab.basics.Caller;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.people.People;
import dev.confab.sql.Reads;
import org.jspecify.annotations.Nullable;

/// Whose deliveries a caller steers: an application or webhook its own bots', an administrator in a
/// browser any bot's, by its `BOT_ID`. Who comes from outside the company steers none.
record Steered(People people, Bots bots) {

  Bot of(Reads reads, Caller caller, @Nullable String clientId, @Nullable UserId botId) {
    if (caller.auth() != Caller.Auth.SESSION || botId == null) {
      return bots.hearing(reads, caller, clientId, botId);
    }
    var person = people.find(reads, caller.user());
    BotError.BY_SESSION.unless(person != null && person.admin());
    var bot = bots.find(reads, botId);
    if (bot == null) {
      throw BotError.BOT_NOT_FOUND.refuse();
    }
    return bot;
  }
}
