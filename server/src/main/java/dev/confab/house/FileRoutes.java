package dev.confab.house;

import dev.confab.basics.Json;
import dev.confab.disk.rest.UploadedFile;
import dev.confab.web.DiskRoute;
import dev.confab.web.DownloadRoute;
import dev.confab.web.FileRoute;
import dev.confab.web.Route;
import dev.confab.web.UploadRoute;
import java.util.List;

/// The ways of files in and out. Some stand among the methods, so they are asked before these.
final class FileRoutes {
  private FileRoutes() {}

  static List<Route> of(Rooms rooms) {
    var portals = rooms.portals();
    var files = new DiskRoute(portals, rooms.disk());
    return List.of(
        new DownloadRoute(portals, rooms.disk().links(), files),
        new UploadRoute(
            portals,
            rooms.disk(),
            rooms.blobs().spool(),
            UploadedFile.FIELD,
            (portal, file, base) -> Json.tree(UploadedFile.of(file, rooms.zone(portal), base))),
        new FileRoute(portals, rooms.files()),
        files);
  }
}
