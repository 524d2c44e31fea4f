package dev.confab.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/// Real pictures for tests, written by the JDK's own encoders.
public final class Pictures {
  /// One pixel of each kind of WebP, which the JDK cannot write.
  static final byte[] WEBP_LOSSY =
      decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

  static final byte[] WEBP_LOSSLESS = decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  static final byte[] WEBP_EXTENDED =
      decode(
          "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEA"
              + "AQAAAP4AAA3AAP7mtQAAAA==");

  private Pictures() {}

  /// An empty picture of this format and size.
  public static byte[] of(String format, int width, int height) {
    try {
      var bytes = new ByteArrayOutputStream();
      var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
      var drawn = format.equals("jpeg") || format.equals("bmp") ? colored(image) : image;
      if (!ImageIO.write(drawn, format, bytes)) {
        throw new IllegalArgumentException("nobody writes " + format);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same as Base64.
  public static String base64(String format, int width, int height) {
    return Base64.getEncoder().encodeToString(of(format, width, height));
  }

  private static BufferedImage colored(BufferedImage image) {
    return new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
