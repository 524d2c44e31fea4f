package dev.confab.bots.rest.v2;

import dev.confab.people.People;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class BotMethods {
  private BotMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(
      SecondBots bots, ShownBots shown, People people, ShownUsers users) {
    var found = new FoundBot.Maker(shown, people, users);
    return List.of(
        new BotRegister(bots, found),
        new BotUpdate(bots, found),
        new BotUnregister(bots),
        new BotGet(bots, found),
        new BotList(bots, found),
        new RevisionGet());
  }
}
