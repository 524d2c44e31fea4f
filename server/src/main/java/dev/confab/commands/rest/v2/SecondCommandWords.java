package dev.confab.commands.rest.v2;

import dev.confab.basics.Json;
import dev.confab.bots.Bot;
import dev.confab.chats.rest.v2.Scene;
import dev.confab.commands.CommandUse;
import dev.confab.commands.CommandWords;
import dev.confab.messages.EventMessages;
import dev.confab.sql.Tx;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// ONIMBOTV2COMMANDADD. (api-reference/chat-bots/chat-bots-v2/imbot.v2/events/events.md)
public record SecondCommandWords(Scene scene, EventMessages messages) implements CommandWords {
  @Override
  public ObjectNode used(Tx tx, Bot bot, CommandUse use) {
    var data = Json.mapper().createObjectNode();
    var command = data.putObject("command");
    command.put("id", use.command().id().value());
    command.put("command", "/" + use.command().text());
    command.put("params", use.params());
    command.put("context", use.context().name().toLowerCase(Locale.ROOT));
    var message = use.message();
    data.set(
        "message",
        use.context() == CommandUse.Context.TEXTAREA
            ? messages.fresh(tx, message)
            : messages.known(tx, use.chat(), message));
    scene.write(tx, data, use.chat(), bot.id(), use.by());
    return data;
  }
}
