package dev.confab.house.bench;

import dev.confab.access.Visit;
import dev.confab.basics.UserId;
import dev.confab.blobs.BlobPlace;
import dev.confab.calls.CallKeep;
import dev.confab.delivery.WebhookClient;
import dev.confab.eventlog.EventKeep;
import dev.confab.house.BackupDesk;
import dev.confab.house.House;
import dev.confab.house.HouseSettings;
import dev.confab.house.LinkSettings;
import dev.confab.house.PortalFile;
import dev.confab.house.PortalSetup;
import dev.confab.web.DoorSettings;
import dev.confab.web.HttpDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The program of the child process that is measured: a whole server with the portal of a file, or
/// a door behind which nobody does anything. Prints its address, obeys `gc`, and ends when its
/// input does, so that it never outlives the process that started it.
public final class BenchServer {
  private static final int KEY_BYTES = 32;

  private BenchServer() {}

  /// @param args the database's address and the portal file; none: the empty door
  static void main(String[] args) throws IOException {
    Logger.getLogger("").setLevel(Level.WARNING);
    if (args.length == 0) {
      try (var door = new HttpDoor(door(), List.of(new EmptyRoute()))) {
        door.open();
        obey("http://127.0.0.1:" + door.port());
      }
    } else {
      var settings =
          new HouseSettings(
              args[0],
              new byte[KEY_BYTES],
              door(),
              List.of(),
              true,
              WebhookClient.Limits.SERVER,
              Duration.ZERO,
              InstantSource.system(),
              EventKeep.SERVER,
              CallKeep.SERVER,
              BlobPlace.folder(Path.of(args[1]).resolveSibling("files")),
              LinkSettings.off(),
              null,
              BackupDesk.off());
      try (var house = House.build(settings)) {
        apply(house, Path.of(args[1]));
        house.open();
        if (args.length > 3) {
          signIn(house, Integer.parseInt(args[2]), Path.of(args[3]));
        }
        obey(house.address());
      }
    }
  }

  private static DoorSettings door() {
    return new DoorSettings("127.0.0.1", 0, null, DoorSettings.BODY_MAX);
  }

  private static void apply(House house, Path file) {
    var rooms = house.rooms();
    var setup = new PortalSetup(rooms);
    PortalFile.read(file).forEach(portal -> setup.apply(portal, "127.0.0.1"));
  }

  /// Signs the first users in, without the password that would take a while for each, and leaves
  /// their cookies in a file.
  private static void signIn(House house, int users, Path cookies) throws IOException {
    var rooms = house.rooms();
    var portal = rooms.portals().all().getFirst().id();
    var visit = new Visit("bench", "127.0.0.1");
    var values = new ArrayList<String>(users);
    for (int i = 1; i <= users; i++) {
      var user = new UserId(i);
      values.add(rooms.store().write(portal, tx -> rooms.sessions().open(tx, user, visit)));
    }
    Files.write(cookies, values);
  }

  private static void obey(String address) throws IOException {
    System.out.println(address);
    for (int command = System.in.read(); command >= 0; command = System.in.read()) {
      if (command == 'g') {
        System.gc();
        var memory = Runtime.getRuntime();
        System.out.println(memory.totalMemory() - memory.freeMemory());
      }
    }
  }
}
