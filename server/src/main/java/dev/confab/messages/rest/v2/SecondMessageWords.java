package dev.confab.messages.rest.v2;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.chats.Chat;
import dev.confab.chats.rest.v2.Scene;
import dev.confab.messages.EventMessages;
import dev.confab.messages.Message;
import dev.confab.messages.MessageWords;
import dev.confab.messages.Reactions;
import dev.confab.sql.Tx;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// ONIMBOTV2MESSAGEADD, …UPDATE, …DELETE and ONIMBOTV2REACTIONCHANGE.
/// (api-reference/chat-bots/chat-bots-v2/imbot.v2/events/events.md)
public record SecondMessageWords(Scene scene, EventMessages messages) implements MessageWords {
  @Override
  public ObjectNode posted(Tx tx, Bot bot, Posted posted) {
    var data = Json.mapper().createObjectNode();
    data.set("message", messages.fresh(tx, posted.message()));
    scene.write(tx, data, posted.chat(), bot.id(), posted.author().id());
    return data;
  }

  @Override
  public ObjectNode edited(Tx tx, Bot bot, Chat chat, Message after, Set<UserId> mentioned) {
    var data = Json.mapper().createObjectNode();
    data.set("message", messages.known(tx, chat, after));
    scene.write(tx, data, chat, bot.id(), after.author());
    return data;
  }

  @Override
  public ObjectNode deleted(Tx tx, Bot bot, Chat chat, Message before, UserId by) {
    var data = Json.mapper().createObjectNode();
    data.put("messageId", before.id().value());
    // the system's have no author to show
    scene.write(tx, data, chat, bot.id(), before.author() == null ? by : before.author());
    return data;
  }

  @Override
  public ObjectNode reacted(Tx tx, Bot bot, Reactions.Change change) {
    var data = Json.mapper().createObjectNode();
    change.write(data);
    data.set("message", messages.known(tx, change.chat(), change.message()));
    scene.write(tx, data, change.chat(), bot.id(), change.user());
    return data;
  }
}
