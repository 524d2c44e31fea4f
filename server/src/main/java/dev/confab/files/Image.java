package dev.confab.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What an image's own bytes say about it. Reads the headers up to where the pixels begin and no
/// further: nothing is unpacked, so a picture made to explode cannot, and no foreign code touches
/// what a stranger sent.
public record Image(String mediaType, long width, long height) {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /// The last chunk: its name and its check sum, which is always the same. Programs that crop a
  /// picture in its place leave behind it what was there.
  private static final String PNG_END = "IEND\u00aeB`\u0082";

  /// The image these bytes are, or null when they are none we know.
  public static @Nullable Image read(byte[] bytes) {
    try {
      var image = sniff(bytes);
      return image == null || image.width < 1 || image.height < 1 ? null : image;
    } catch (IndexOutOfBoundsException e) {
      return null; // ends before its header does
    }
  }

  /// The image a file is, or null when it is none we know, or does not hold all that it says it
  /// does. How much of a JPEG or a GIF there is to be nothing says; of what is there something is
  /// shown.
  ///
  /// @param head its first bytes, as many as a header needs
  /// @param tail its last bytes
  /// @param size how many there are
  public static @Nullable Image whole(byte[] head, byte[] tail, long size) {
    var image = read(head);
    if (image == null) {
      return null;
    }
    var data = ByteBuffer.wrap(head);
    var isWhole =
        switch (image.mediaType) {
          case "image/png" -> holds(tail, "IEND") || holds(head, PNG_END);
          case "image/webp" -> unsigned(data.order(ByteOrder.LITTLE_ENDIAN).getInt(4)) + 8 <= size;
          case "image/bmp" -> bmpBytes(data.order(ByteOrder.LITTLE_ENDIAN), image) <= size;
          default -> true;
        };
    return isWhole ? image : null;
  }

  private static boolean holds(byte[] bytes, String latin1) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(latin1);
  }

  /// How long a file of uncompressed rows is at least; 0 where rows are compressed.
  private static long bmpBytes(ByteBuffer data, Image image) {
    if (data.getInt(30) != 0) {
      return 0;
    }
    long row = (image.width * data.getShort(28) + 31) / 32 * 4;
    return unsigned(data.getInt(10)) + row * image.height;
  }

  private static @Nullable Image sniff(byte[] bytes) {
    var data = ByteBuffer.wrap(bytes);
    if (begins(bytes, 0, PNG)) {
      return png(data);
    }
    if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return jpeg(data);
    }
    if (begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a")) {
      return gif(data.order(ByteOrder.LITTLE_ENDIAN));
    }
    if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) {
      return webp(bytes, data.order(ByteOrder.LITTLE_ENDIAN));
    }
    return begins(bytes, 0, "BM") ? bmp(data.order(ByteOrder.LITTLE_ENDIAN)) : null;
  }

  /// The first chunk is IHDR; pixels must follow in an IDAT chunk.
  private static @Nullable Image png(ByteBuffer data) {
    if (data.getInt(8) != 13 || data.getInt(12) != tag("IHDR")) {
      return null;
    }
    int chunk = 8;
    while (data.getInt(chunk + 4) != tag("IDAT")) {
      int length = data.getInt(chunk);
      if (length < 0 || length > data.limit()) {
        return null;
      }
      chunk += 12 + length;
    }
    return new Image("image/png", unsigned(data.getInt(16)), unsigned(data.getInt(20)));
  }

  /// Segments up to the frame's, which holds the size; pixels must follow after a start of scan.
  private static @Nullable Image jpeg(ByteBuffer data) {
    @Nullable Image frame = null;
    int at = 2;
    while (data.get(at) == (byte) 0xff) {
      int marker = data.get(at + 1) & 0xff;
      if (marker == 0xff) {
        at++; // fill byte
        continue;
      }
      if (marker == 0xda) {
        return frame;
      }
      if (startsFrame(marker)) {
        frame =
            new Image(
                "image/jpeg", unsigned(data.getShort(at + 7)), unsigned(data.getShort(at + 5)));
      }
      at += standsAlone(marker) ? 2 : 2 + (int) unsigned(data.getShort(at + 2));
    }
    return null;
  }

  private static boolean startsFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
  }

  /// The size of the canvas; at least one image or extension block must follow the colours.
  private static @Nullable Image gif(ByteBuffer data) {
    int flags = data.get(10);
    int colours = (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    int block = data.get(13 + colours);
    return block == ',' || block == '!'
        ? new Image("image/gif", unsigned(data.getShort(6)), unsigned(data.getShort(8)))
        : null;
  }

  /// Three kinds: lossy, lossless, extended.
  private static @Nullable Image webp(byte[] bytes, ByteBuffer data) {
    if (begins(bytes, 12, "VP8 ") && begins(bytes, 23, "\u009d\u0001*")) {
      return new Image("image/webp", data.getShort(26) & 0x3fff, data.getShort(28) & 0x3fff);
    }
    if (begins(bytes, 12, "VP8L") && data.get(20) == 0x2f) {
      int size = data.getInt(21);
      return new Image("image/webp", (size & 0x3fff) + 1L, ((size >> 14) & 0x3fff) + 1L);
    }
    if (begins(bytes, 12, "VP8X")) {
      return new Image(
          "image/webp", (data.getInt(24) & 0xffffff) + 1L, (data.getInt(26) >>> 8) + 1L);
    }
    return null;
  }

  /// A negative height means rows from the top.
  private static @Nullable Image bmp(ByteBuffer data) {
    int header = data.getInt(14);
    var pixels = unsigned(data.getInt(10));
    if (header < 40 || header > 124 || pixels < 14 + header || pixels >= data.limit()) {
      return null;
    }
    return new Image("image/bmp", data.getInt(18), Math.abs((long) data.getInt(22)));
  }

  private static boolean begins(byte[] bytes, int at, String latin1) {
    return begins(bytes, at, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean begins(byte[] bytes, int at, byte[] with) {
    return bytes.length >= at + with.length
        && Arrays.equals(bytes, at, at + with.length, with, 0, with.length);
  }

  private static int tag(String name) {
    return ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)).getInt();
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }

  private static long unsigned(short value) {
    return Short.toUnsignedLong(value);
  }
}
