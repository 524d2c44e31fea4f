package dev.confab.messages.rest;

import dev.confab.chats.Chats;
import dev.confab.messages.Changes;
import dev.confab.messages.Messages;
import dev.confab.messages.Reactions;
import dev.confab.messages.Sharing;
import dev.confab.people.People;
import dev.confab.people.rest.UserCards;
import dev.confab.portals.Portals;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// All methods of messages.
public final class MessageMethods {
  private MessageMethods() {}

  /// The methods over these domains.
  public static List<RestMethod<?, ?>> all(
      Portals portals,
      People people,
      UserCards cards,
      Chats chats,
      Messages messages,
      Changes changes,
      Reactions reactions,
      Sharing sharing) {
    return List.of(
        new ImMessageAdd(people, chats, messages, messages.once()),
        new ImMessageUpdate(people, changes),
        new ImMessageDelete(changes),
        new ImMessageLike(reactions),
        new ImMessageShare(chats, sharing),
        new ImDialogMessagesSearch(portals, people, cards, chats, messages, reactions),
        new ImDialogMessagesGet(portals, people, cards, chats, messages, reactions),
        new MessengerPage(portals, people, cards, chats, messages, reactions),
        new MessengerSearch(portals, people, cards, chats),
        new MessengerReact(reactions),
        new MessengerPin(messages.pins()),
        new MessengerUnpin(messages.pins()),
        new MessengerPinned(portals, people, cards, chats, messages),
        new MessengerForward(people, chats, messages.forwarding()));
  }
}
