package dev.confab.bots.rest.v2;

import dev.confab.basics.Json;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Naming;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Every event names the bot in `bot`, and who hands the event out says more of it.
public final class SecondNaming implements Naming {
  @Override
  public String of(BotEvent event) {
    return event.second();
  }

  @Override
  public ObjectNode told(Bot bot, BotEvent event, ObjectNode data) {
    var all = Json.mapper().createObjectNode();
    all.putObject("bot").put("id", bot.id().value()).put("code", bot.code());
    all.setAll(data);
    return all;
  }

  @Override
  public ObjectNode removed(Bot bot, @Nullable JsonNode shown) {
    var data = Json.mapper().createObjectNode();
    if (shown != null) {
      data.set("bot", shown);
    }
    return data;
  }
}
