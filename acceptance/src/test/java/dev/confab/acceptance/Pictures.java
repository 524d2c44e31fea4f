package dev.confab.acceptance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Pictures to send.
final class Pictures {
  /// One red pixel.
  static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dwn4EIAAAlAgH9qgQ3AAAAAElFTkSuQmCC";

  private static final int HEAD_AT = 12;
  private static final int HEAD_SIZE = 17;

  private Pictures() {}

  /// The same, but as wide as it says.
  static String wide(int pixels) {
    return sized(pixels, 1);
  }

  /// The same, but as large as it says.
  static String sized(int width, int height) {
    var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(PNG));
    bytes.putInt(HEAD_AT + 4, width);
    bytes.putInt(HEAD_AT + 8, height);
    var sum = new CRC32();
    sum.update(bytes.array(), HEAD_AT, HEAD_SIZE);
    bytes.putInt(HEAD_AT + HEAD_SIZE, (int) sum.getValue());
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /// A real one of this size.
  static String drawn(int width, int height) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
