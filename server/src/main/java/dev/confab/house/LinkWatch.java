package dev.confab.house;

import dev.confab.basics.PortalId;
import dev.confab.delivery.AddressGuard;
import dev.confab.delivery.PageClient;
import dev.confab.links.Links;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks at the pages that messages link to, where the operator wants it; otherwise nobody is told
/// of links.
final class LinkWatch implements AutoCloseable {
  private final @Nullable Links links;

  LinkWatch(Rooms rooms, HouseSettings settings, Supplier<List<PortalId>> portals) {
    if (!settings.linkPreviews()) {
      links = null;
      return;
    }
    // what an operator opened for events is not open to whoever can write a link
    var guard = AddressGuard.of(List.of(), settings.loopback());
    var client = new PageClient(guard, Version.NUMBER);
    var previews = rooms.messages().previews();
    links = new Links(rooms.store(), previews, client, portals, rooms.clock());
    previews.lookWith(links);
  }

  void start() {
    if (links != null) {
      links.start();
    }
  }

  @Override
  public void close() {
    if (links != null) {
      links.close();
    }
  }
}
