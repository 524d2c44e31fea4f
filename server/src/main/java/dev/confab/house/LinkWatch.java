package dev.confab.house;

import dev.confab.basics.PortalId;
import dev.confab.delivery.AddressGuard;
import dev.confab.delivery.PageClient;
import dev.confab.delivery.PictureClient;
import dev.confab.links.Links;
import dev.confab.links.Pictures;
import dev.confab.links.rest.PictureMethods;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks at the pages that messages link to, and at their pictures, where the operator wants it;
/// otherwise nobody is told of either.
final class LinkWatch implements AutoCloseable {
  private final @Nullable Links links;
  private final @Nullable Pictures pictures;

  LinkWatch(Rooms rooms, HouseSettings settings, Supplier<List<PortalId>> portals) {
    // what an operator opened for events is not open to whoever can write a link
    var guard = AddressGuard.of(List.of(), settings.loopback());
    this.links = settings.links().previews() ? links(rooms, guard, portals) : null;
    this.pictures = pictures(settings, guard);
  }

  private static Links links(Rooms rooms, AddressGuard guard, Supplier<List<PortalId>> portals) {
    var client = new PageClient(guard, Version.NUMBER);
    var previews = rooms.messages().previews();
    var links = new Links(rooms.store(), previews, client, portals, rooms.clock());
    previews.lookWith(links);
    return links;
  }

  private static @Nullable Pictures pictures(HouseSettings settings, AddressGuard guard) {
    var folder = settings.links().pictures();
    return folder == null
        ? null
        : new Pictures(
            settings.secret(),
            new PictureClient(guard, Version.NUMBER),
            folder,
            settings.links().picturesBytesMax(),
            settings.clock());
  }

  /// Pictures of other servers; null where the operator wants none.
  @Nullable Pictures pictures() {
    return pictures;
  }

  List<RestMethod<?, ?>> methods(Rooms rooms) {
    return PictureMethods.all(pictures, rooms.messages(), rooms.notifications());
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
    if (pictures != null) {
      pictures.close();
    }
  }
}
