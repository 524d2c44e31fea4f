package dev.confab.blobs;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where bytes are kept.
///
/// @param place the portal's part of the store
/// @param id never used twice
public record BlobName(String place, String id) {
  private static final int RANDOM_BYTES = 16;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern PATH =
      Pattern.compile("([0-9a-f]{32})/([0-9a-f]{2})/([0-9a-f]{30})");
  private static final SecureRandom RANDOM = new SecureRandom();

  /// A name is made of its own letters only, whatever a row says.
  public BlobName {
    if (!HEX.matcher(place).matches() || !HEX.matcher(id).matches()) {
      throw new IllegalArgumentException("no name of bytes: " + place + " " + id);
    }
  }

  static BlobName fresh(String place) {
    return new BlobName(place, letters());
  }

  static String letters() {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// The path below the store's root: a folder holds a 256th of a portal's bytes.
  String path() {
    return place + "/" + id.substring(0, 2) + "/" + id.substring(2);
  }

  /// The name at this path; null when it is none.
  static @Nullable BlobName at(String path) {
    var match = PATH.matcher(path);
    return match.matches() ? new BlobName(match.group(1), match.group(2) + match.group(3)) : null;
  }
}
