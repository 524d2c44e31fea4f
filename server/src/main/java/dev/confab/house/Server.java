package dev.confab.house;

import dev.confab.sql.Store;
import dev.confab.sql.StoreInUse;
import dev.confab.web.DoorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server: a house on its data folder, and the door for local commands. The house can be
/// taken down and built anew, so that a backup can be put back without ending the process.
public final class Server implements AutoCloseable {
  /// How long a standby waits before it looks for the store again.
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final Settings settings;
  private final Taken taken;
  private final ControlDoor control;
  private House house;
  private Welcome welcome;
  private boolean closed;

  private record Opened(House house, Welcome welcome) {}

  /// Hears of the store of this server.
  public interface Taken {
    /// For whoever ends soon anyway.
    Taken UNHEARD =
        new Taken() {
          @Override
          public void waiting(Duration silence) {}

          @Override
          public void away() {}
        };

    /// Another server uses it; this one waits until it is free, or silent for so long.
    void waiting(Duration silence);

    /// Another server took it over. Nothing can be written any more: this one has to end.
    void away();
  }

  private Server(Settings settings, Taken taken, Opened opened) {
    this.settings = settings;
    this.taken = taken;
    this.house = opened.house();
    this.welcome = opened.welcome();
    this.control = ControlDoor.open(settings.data(), this::answer);
  }

  /// Starts a server for which a store in use is an error; returns when it answers.
  static Server start(Settings settings) {
    PrivateFile.makeFolder(settings.data());
    return new Server(settings, Taken.UNHEARD, open(settings, settings.port(), Taken.UNHEARD));
  }

  /// Starts a server; returns when it answers. A standby returns when the store is its own.
  public static Server start(Settings settings, Taken taken) throws InterruptedException {
    PrivateFile.makeFolder(settings.data());
    var silence = settings.standby();
    boolean told = false;
    while (true) {
      try {
        return new Server(settings, taken, open(settings, settings.port(), taken));
      } catch (StoreInUse e) {
        if (silence == null) {
          throw e;
        }
        if (!told) {
          taken.waiting(silence);
          told = true;
        }
      }
      if (Store.expel(settings.database(), silence)) {
        LOG.warn("The server that used the store was silent for {}; it is taken over", silence);
      } else {
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }

  /// What a house is built with, by these settings.
  static HouseSettings houseSettings(Settings settings, int port) {
    var door =
        new DoorSettings(
            settings.host(),
            port,
            settings.publicUrl(),
            settings.bodyBytesMax(),
            settings.connectionsMax());
    return new HouseSettings(
        settings.database(),
        SecretKey.of(settings.data(), settings.secret()),
        door,
        settings.allow(),
        settings.developer(),
        settings.handlers(),
        settings.operatingMax(),
        InstantSource.system(),
        settings.keep(),
        settings.calls(),
        settings.files(),
        settings.links(),
        settings.openId(),
        BackupDesk.of(settings));
  }

  private static Opened open(Settings settings, int port, Taken taken) {
    var house = House.build(houseSettings(settings, port));
    house.rooms().store().onTaken(taken::away);
    try {
      var welcome = new FirstPortal(house.rooms()).prepare(settings, settings.address(port));
      listen(house);
      return new Opened(house, welcome);
    } catch (RuntimeException e) {
      house.close();
      throw e;
    }
  }

  private static void listen(House house) {
    try {
      house.open();
    } catch (IllegalStateException e) {
      throw new StartRefused(String.valueOf(e.getMessage()));
    }
  }

  /// The port it listens on.
  public synchronized int port() {
    return house.port();
  }

  /// What the start screen tells of its portals.
  public synchronized Welcome welcome() {
    return welcome;
  }

  /// A look at events may take its time; nothing else waits for it.
  private String answer(String command, Path folder) {
    if (MigrateReport.knows(command)) {
      return MigrateReport.answer(current(), command);
    }
    return OperatorDesk.knows(command)
        ? current().operator().answer(command)
        : act(command, folder);
  }

  private synchronized House current() {
    if (closed) {
      throw new StartRefused("the server is stopping");
    }
    return house;
  }

  private synchronized String act(String command, Path folder) {
    if (closed) {
      throw new StartRefused("the server is stopping");
    }
    return switch (command) {
      case "backup" -> Backup.take(settings, folder);
      case "restore" -> restore(folder);
      case "restore-if-empty" ->
          throw new StartRefused(
              "the running server's store is not empty; --replace replaces all that is in it");
      default -> throw new StartRefused("the server knows no command '" + command + "'");
    };
  }

  /// Calls are refused for the moment it takes. Whatever happens, a house stands again afterwards:
  /// on the restored store, or on the old one.
  private String restore(Path folder) {
    Backup.verify(folder);
    LOG.info("Restoring {}: the server closes for a moment", folder);
    var port = house.port();
    house.close();
    try {
      return Backup.restore(folder, settings, true);
    } finally {
      var opened = open(settings, port, taken);
      house = opened.house();
      welcome = opened.welcome();
      LOG.info("The server is open again");
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      control.close();
      house.close();
    }
  }
}
