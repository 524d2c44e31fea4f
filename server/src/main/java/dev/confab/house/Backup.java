package dev.confab.house;

import dev.confab.basics.Json;
import dev.confab.sql.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;

/// A folder that holds all a server needs to come back: a consistent copy of the store as one
/// SQLite file, the folder of files, the secret key, the first start's words if they are still
/// there, and a manifest with a checksum of each. The manifest is written last: a folder without
/// one is no backup. Nothing is restored while a backup is taken.
final class Backup {
  static final String MANIFEST = "manifest.json";

  private static final int FORMAT = 1;
  private static final List<String> SMALL_FILES =
      List.of(SecretKey.FILE_NAME, FirstStart.FILE_NAME);

  private Backup() {}

  /// Takes a backup into a folder that does not exist yet or is empty, while the server runs or
  /// not. Returns what to tell the operator.
  static synchronized String take(Settings settings, Path folder) {
    if (settings.embedded() && !Files.exists(settings.data().resolve(Settings.STORE_FILE))) {
      throw new StartRefused("there is no store in " + settings.data());
    }
    refuseFull(folder);
    PrivateFile.makeFolder(folder);
    var store = folder.resolve(Settings.STORE_FILE);
    var files = new FolderCopy(settings.filesFolder(), folder.resolve(Settings.FILES_FOLDER));
    // what is removed is removed a day after its row, so what the copied rows name is in one of two
    // looks
    files.look();
    Snapshot.take(settings.database(), store);
    files.look();
    PrivateFile.write(folder.resolve(FolderCopy.SUMS), files.sums());
    var sums = new LinkedHashMap<String, String>();
    sums.put(Settings.STORE_FILE, checksum(store));
    sums.put(FolderCopy.SUMS, checksum(folder.resolve(FolderCopy.SUMS)));
    for (var name : SMALL_FILES) {
      var file = settings.data().resolve(name);
      var isForeign = name.equals(SecretKey.FILE_NAME) && settings.secret() != null;
      if (Files.exists(file) && !isForeign) {
        PrivateFile.write(folder.resolve(name), read(file));
        sums.put(name, checksum(folder.resolve(name)));
      }
    }
    var manifest = Json.mapper().createObjectNode();
    manifest.put("format", FORMAT);
    manifest.put("confab", Version.NUMBER);
    manifest.put("taken", Instant.now().toString());
    manifest.put("store", settings.embedded() ? "sqlite" : "postgresql");
    var named = manifest.putObject("files");
    sums.forEach(named::put);
    PrivateFile.write(folder.resolve(MANIFEST), manifest.toPrettyString() + "\n");
    var text = "backup of " + settings.shownDatabase() + " is complete in " + folder;
    return settings.bucket() == null
        ? text
        : text + "\nfiles stay in the bucket " + settings.bucket().name() + ": back it up there";
  }

  private static void refuseFull(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (var entries = Files.newDirectoryStream(folder)) {
          if (entries.iterator().hasNext()) {
            throw new StartRefused(folder + " is not empty");
          }
        }
      }
    } catch (IOException e) {
      throw new StartRefused(folder + ": cannot be read: " + e.getMessage());
    }
  }

  /// Refuses a folder that is no backup or was damaged; returns the names of its files.
  static List<String> verify(Path folder) {
    var file = folder.resolve(MANIFEST);
    if (!Files.exists(file)) {
      throw new StartRefused(folder + " is no complete backup: it has no " + MANIFEST);
    }
    try {
      var manifest = Json.parse(read(file));
      if (manifest.path("format").asInt(0) != FORMAT) {
        throw new StartRefused(folder + " was made by a newer Confab");
      }
      var names = new ArrayList<String>();
      for (var entry : manifest.path("files").properties()) {
        var part = folder.resolve(entry.getKey());
        var known =
            entry.getKey().equals(Settings.STORE_FILE)
                || entry.getKey().equals(FolderCopy.SUMS)
                || SMALL_FILES.contains(entry.getKey());
        if (!known
            || !Files.exists(part)
            || !checksum(part).equals(entry.getValue().asString(""))) {
          throw new StartRefused(folder + " is damaged: " + entry.getKey() + " is not as written");
        }
        names.add(entry.getKey());
      }
      if (names.contains(FolderCopy.SUMS)) { // older ones have the files in the store
        FolderCopy.verify(read(folder.resolve(FolderCopy.SUMS)), folder);
      }
      if (!names.contains(Settings.STORE_FILE)) {
        throw new StartRefused(folder + " is damaged: the store is not named");
      }
      return names;
    } catch (JacksonException e) {
      throw new StartRefused(folder + " is damaged: " + MANIFEST + " cannot be read");
    }
  }

  /// Puts a backup into the data folder and store of these settings, on which no server may run.
  /// What is there is replaced only if `replace` says so. Returns what to tell the operator.
  static synchronized String restore(Path folder, Settings settings, boolean replace) {
    var names = verify(folder);
    PrivateFile.makeFolder(settings.data());
    if (!replace) {
      refuseLoss(folder, settings, names);
    }
    if (names.contains(FolderCopy.SUMS)) {
      new FolderCopy(folder.resolve(Settings.FILES_FOLDER), settings.filesFolder()).look();
    }
    Snapshot.put(folder.resolve(Settings.STORE_FILE), settings.database());
    for (var name : SMALL_FILES) {
      var target = settings.data().resolve(name);
      if (names.contains(name)) {
        PrivateFile.write(target, read(folder.resolve(name)));
      } else if (name.equals(FirstStart.FILE_NAME)) {
        delete(target);
      }
    }
    var text = folder + " is restored into " + settings.shownDatabase();
    return names.contains(SecretKey.FILE_NAME)
        ? text
        : text + "\nits secret key was not in the backup: set the same CONFAB_SECRET";
  }

  private static void refuseLoss(Path folder, Settings settings, List<String> names) {
    if (!Snapshot.isEmpty(settings.database())) {
      throw new StartRefused(
          settings.shownDatabase() + " is not empty; --replace replaces all that is in it");
    }
    var key = settings.data().resolve(SecretKey.FILE_NAME);
    if (names.contains(SecretKey.FILE_NAME)
        && Files.exists(key)
        && !read(key).equals(read(folder.resolve(SecretKey.FILE_NAME)))) {
      throw new StartRefused(key + " is another server's; --replace replaces it");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new StartRefused(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String checksum(Path file) {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[65_536];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
