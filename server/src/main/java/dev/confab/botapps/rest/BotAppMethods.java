package dev.confab.botapps.rest;

import dev.confab.botapps.BotApps;
import dev.confab.chats.Chats;
import dev.confab.files.Files;
import dev.confab.messages.Messages;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class BotAppMethods {
  private BotAppMethods() {}

  /// All of them.
  public static List<RestMethod<?, ?>> all(
      BotApps apps, People people, Portals portals, Files files, Chats chats, Messages messages) {
    return List.of(
        new BotAppRegister(apps),
        new BotAppUpdate(apps),
        new BotAppUnregister(apps),
        new BotAppList(apps, people, portals, files),
        new BotAppOpen(apps, people, portals, chats, messages));
  }
}
