package dev.confab.messages.rest.v2;

import static dev.confab.messages.MessageV2Error.BOT_TYPE_NOT_ALLOWED;
import static dev.confab.messages.MessageV2Error.MESSAGE_ACCESS_DENIED;
import static dev.confab.messages.MessageV2Error.MESSAGE_NOT_FOUND;

import dev.confab.basics.MessageId;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.rest.v2.Door;
import dev.confab.messages.Messages;
import dev.confab.messages.Seen;
import dev.confab.rpc.Call;
import org.jspecify.annotations.Nullable;

/// What bots may read of what others wrote: only those that hear everything do.
final class Sight {
  private final Door door;
  private final Messages messages;

  Sight(Door door, Messages messages) {
    this.door = door;
    this.messages = messages;
  }

  Seen of(Call call, BotKey key, @Nullable MessageId id) {
    var bot = door.bot(call, key);
    BOT_TYPE_NOT_ALLOWED.unless(bot.type().hearsAll());
    if (id == null || messages.find(call.reads(), id) == null) {
      throw MESSAGE_NOT_FOUND.refuse();
    }
    var seen = messages.seenBy(call.reads(), bot.id(), id);
    if (seen == null) {
      throw MESSAGE_ACCESS_DENIED.refuse();
    }
    return seen;
  }
}
