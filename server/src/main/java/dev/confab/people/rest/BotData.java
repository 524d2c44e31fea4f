package dev.confab.people.rest;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Tells what a card shows of a bot beyond the user it is. Implemented above, by the room that
/// knows bots.
@FunctionalInterface
public interface BotData {
  /// The `bot_data` of those of these users that are bots.
  Map<UserId, JsonNode> of(Reads reads, Collection<UserId> bots);
}
