package dev.confab.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The key with which this server proves its tokens: 32 random bytes, made at the first start and
/// kept in the data folder, or given by the environment.
final class SecretKey {
  static final String FILE_NAME = "secret.key";

  private static final int BYTES = 32;

  private SecretKey() {}

  /// The key of a data folder, made when there is none yet; `given`, the environment's, wins.
  static byte[] of(Path data, @Nullable String given) {
    if (given != null) {
      return decoded(given, "CONFAB_SECRET");
    }
    var file = data.resolve(FILE_NAME);
    try {
      if (Files.exists(file)) {
        return decoded(Files.readString(file).strip(), file.toString());
      }
    } catch (IOException e) {
      throw new StartRefused(file + ": cannot be read: " + e.getMessage());
    }
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    PrivateFile.write(file, HexFormat.of().formatHex(key) + "\n");
    return key;
  }

  private static byte[] decoded(String text, String origin) {
    try {
      var key =
          text.matches("[0-9A-Fa-f]{" + 2 * BYTES + "}")
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text);
      if (key.length >= BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw new StartRefused(origin + ": must be 32 bytes in hex or base64");
    }
    throw new StartRefused(origin + ": must be 32 bytes in hex or base64");
  }
}
