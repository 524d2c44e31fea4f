package dev.confab.messages.rest.v1;

import dev.confab.bots.Bots;
import dev.confab.chats.Chats;
import dev.confab.messages.Changes;
import dev.confab.messages.Messages;
import dev.confab.messages.Reactions;
import dev.confab.people.People;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class MessageMethods {
  private MessageMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(
      People people,
      Bots bots,
      Chats chats,
      Messages messages,
      Changes changes,
      Reactions reactions) {
    return List.of(
        new ImbotMessageAdd(people, bots, chats, messages),
        new ImbotMessageUpdate(bots, changes),
        new ImbotMessageDelete(bots, changes),
        new ImbotMessageLike(bots, reactions));
  }
}
