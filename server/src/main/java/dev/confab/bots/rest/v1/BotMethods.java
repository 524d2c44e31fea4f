package dev.confab.bots.rest.v1;

import dev.confab.bots.Bots;
import dev.confab.people.People;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class BotMethods {
  private BotMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(Registration registration, Bots bots, People people) {
    return List.of(
        new BotRegister(registration),
        new BotUpdate(registration),
        new BotUnregister(registration),
        new BotList(bots, people));
  }
}
