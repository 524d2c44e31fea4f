package dev.confab.bots.rest.v1;

import dev.confab.basics.Json;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Naming;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Events name the bot by its id in `BOT`, except the one about its removal and those about its
/// commands, which name the command.
public final class FirstNaming implements Naming {
  private static final Set<BotEvent> NAMELESS = EnumSet.of(BotEvent.DELETE, BotEvent.COMMAND_ADD);

  @Override
  public String of(BotEvent event) {
    return event.wire();
  }

  @Override
  public ObjectNode told(Bot bot, BotEvent event, ObjectNode data) {
    if (NAMELESS.contains(event)) {
      return data;
    }
    var all = Json.mapper().createObjectNode();
    all.putObject("BOT").putObject(bot.id().toString()).put("BOT_CODE", bot.code());
    all.setAll(data);
    return all;
  }

  @Override
  public ObjectNode removed(Bot bot, @Nullable JsonNode shown) {
    var data = Json.mapper().createObjectNode();
    return data.put("BOT_ID", bot.id().value()).put("BOT_CODE", bot.code());
  }
}
