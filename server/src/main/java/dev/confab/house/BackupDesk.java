package dev.confab.house;

import dev.confab.basics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Backups that administrators start by a call: one at a time, into folders with names of our own
/// below the one that the operator set.
public final class BackupDesk {
  /// Backups that may lie in the folder; the operator takes old ones away.
  static final int KEPT_MAX = 100;

  private static final Logger LOG = LoggerFactory.getLogger(BackupDesk.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'confab-'uuuuMMdd'-'HHmmss").withZone(ZoneOffset.UTC);

  /// The one that was started last since the server was.
  ///
  /// @param ended null: it runs
  /// @param trouble why it failed; null: it did not
  record Last(String name, Instant started, @Nullable Instant ended, @Nullable String trouble) {
    boolean runs() {
      return ended == null;
    }
  }

  /// One that is complete.
  record Kept(String name, String taken, String version) {}

  private final @Nullable Path folder;
  private final Consumer<Path> take;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Last> last = new AtomicReference<>();

  /// @param folder what the operator set; null: nothing, so that nobody can start one
  /// @param take copies everything into a new folder
  BackupDesk(@Nullable Path folder, Consumer<Path> take, InstantSource clock) {
    this.folder = folder;
    this.take = take;
    this.clock = clock;
  }

  /// For a server with these settings.
  public static BackupDesk of(Settings settings) {
    return new BackupDesk(
        settings.backups(), folder -> Backup.take(settings, folder), InstantSource.system());
  }

  /// For a server at which nobody can start one.
  public static BackupDesk off() {
    return new BackupDesk(null, path -> {}, InstantSource.system());
  }

  boolean isOff() {
    return folder == null;
  }

  @Nullable Last last() {
    return last.get();
  }

  /// What one that began now would be called: the second of one second is `-2`.
  String nextName() {
    var name = NAME.format(clock.instant());
    var free = name;
    for (int number = 2; folder != null && Files.exists(folder.resolve(free)); number++) {
      free = name + "-" + number;
    }
    return free;
  }

  /// Begins one, unless one runs.
  void begin(String name) {
    var before = last.get();
    var begun = new Last(name, clock.instant(), null, null);
    if (folder != null && (before == null || !before.runs()) && last.compareAndSet(before, begun)) {
      Thread.ofPlatform().name("confab-backup").daemon(true).start(() -> run(begun, folder));
    }
  }

  private void run(Last begun, Path home) {
    var target = home.resolve(begun.name());
    String trouble = null;
    try {
      // another server may keep its backups in the same folder
      PrivateFile.makeFolder(home);
      if (!PrivateFile.claimFolder(target)) {
        throw new StartRefused("somebody else makes " + target.getFileName());
      }
      take.accept(target);
      LOG.info("The backup {} is complete", target);
    } catch (RuntimeException | Error e) {
      LOG.error("The backup {} failed", target, e);
      // what the operator reads in the log may name things that are not for every administrator
      trouble = e instanceof StartRefused ? String.valueOf(e.getMessage()) : "see the log";
    }
    last.set(new Last(begun.name(), begun.started(), clock.instant(), trouble));
  }

  /// Bytes of the store that the running one has copied so far.
  long copied() {
    var now = last.get();
    if (folder == null || now == null || !now.runs()) {
      return 0;
    }
    try {
      return Files.size(folder.resolve(now.name()).resolve(Settings.STORE_FILE));
    } catch (IOException notYet) {
      return 0;
    }
  }

  /// Those that are complete, newest first.
  List<Kept> kept() {
    var kept = new ArrayList<Kept>();
    for (var one : folders()) {
      var manifest = one.resolve(Backup.MANIFEST);
      try {
        if (Files.exists(manifest)) {
          var told = Json.parse(Files.readString(manifest));
          kept.add(
              new Kept(
                  String.valueOf(one.getFileName()),
                  told.path("taken").asString(""),
                  told.path("confab").asString("")));
        }
      } catch (IOException | JacksonException e) {
        LOG.warn("{} is no backup: {}", one, e.toString());
      }
    }
    kept.sort(Comparator.comparing(Kept::name).reversed());
    return kept;
  }

  /// Whether the folder takes no more.
  boolean isFull() {
    return folders().size() >= KEPT_MAX;
  }

  private List<Path> folders() {
    var found = new ArrayList<Path>();
    if (folder != null && Files.isDirectory(folder)) {
      try (var all = Files.newDirectoryStream(folder, "confab-*")) {
        all.forEach(found::add);
      } catch (IOException e) {
        LOG.warn("{} cannot be read: {}", folder, e.toString());
      }
    }
    return found;
  }
}
