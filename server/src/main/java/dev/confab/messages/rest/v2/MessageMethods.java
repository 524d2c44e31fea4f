package dev.confab.messages.rest.v2;

import dev.confab.chats.Chats;
import dev.confab.chats.rest.v2.Door;
import dev.confab.messages.Changes;
import dev.confab.messages.Forwarding;
import dev.confab.messages.Messages;
import dev.confab.messages.Reactions;
import dev.confab.messages.Reading;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class MessageMethods {
  private MessageMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(
      Door door,
      Chats chats,
      Messages messages,
      Changes changes,
      Reactions reactions,
      Forwarding forwarding,
      Reading reading,
      ShownMessages shown) {
    var sight = new Sight(door, messages);
    var aim = new Aim(door, reactions);
    return List.of(
        new MessageSend(door, messages, new Copies(forwarding)),
        new MessageUpdate(door, changes),
        new MessageDelete(door, changes),
        new MessageRead(door, chats, messages, reading),
        new MessageGet(sight, shown),
        new MessageGetContext(sight, messages, shown),
        new ReactionAdd(aim, reactions),
        new ReactionDelete(aim, reactions));
  }
}
