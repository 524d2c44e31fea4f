package dev.confab.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/// A small picture of an image. The only place where pixels of strangers are unpacked: never more
/// of them than asked for, since rows and columns are left out while reading, and none of an image
/// that says it is too large.
///
/// @param bytes the picture; not to be changed
public record Shrunk(String mediaType, byte[] bytes) {
  /// Most pixels of an image that is read at all: some decoders hold a whole image, whatever is
  /// asked of them.
  private static final long PIXELS_MAX = 50_000_000;

  /// Animations would lose their movement.
  private static final Set<String> READ =
      Set.of("image/png", "image/jpeg", "image/webp", "image/bmp");

  private static final double QUALITY = 0.85;

  static {
    ImageIO.setUseCache(true); // on disk, not in memory
  }

  /// Whether an image of this size may be unpacked, here or where it is looked at.
  public static boolean isBearable(long width, long height) {
    return height == 0 || width <= PIXELS_MAX / height;
  }

  /// Whether a smaller picture can be made of such an image.
  public static boolean isPossible(String mediaType, long width, long height) {
    return READ.contains(mediaType) && isBearable(width, height);
  }

  /// The picture with sides up to `side`, turned as the camera was held.
  ///
  /// @throws IOException when the bytes are no image, or one too large
  public static Shrunk of(InputStream bytes, int side) throws IOException {
    try (var in = ImageIO.createImageInputStream(bytes)) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no decoder knows it");
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, false);
        return written(read(reader, side));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage read(ImageReader reader, int side) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (!isBearable(width, height)) {
      throw new IOException("%d x %d pixels".formatted(width, height));
    }
    int step = Math.max(1, Math.max(width, height) / (2 * side));
    var wanted = reader.getDefaultReadParam();
    wanted.setSourceSubsampling(step, step, 0, 0);
    var image = reader.read(0, wanted);
    var smaller = Thumbnails.of(image).size(side, side);
    var held = held(reader);
    return held == null
        ? smaller.asBufferedImage()
        : smaller.addFilter(ExifFilterUtils.getFilterForOrientation(held)).asBufferedImage();
  }

  /// How the camera was held; null where it does not say so, or not where it should.
  private static @Nullable Orientation held(ImageReader reader) throws IOException {
    try {
      var isFromCamera = reader.getFormatName().equalsIgnoreCase("jpeg");
      return isFromCamera ? ExifUtils.getExifOrientation(reader, 0) : null;
    } catch (IIOException e) {
      return null; // the decoder is stricter with such notes than with the image
    }
  }

  private static Shrunk written(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    var isClear = image.getColorModel().hasAlpha();
    Thumbnails.of(image)
        .scale(1)
        .outputFormat(isClear ? "png" : "jpg")
        .outputQuality(QUALITY)
        .toOutputStream(out);
    return new Shrunk(isClear ? "image/png" : "image/jpeg", out.toByteArray());
  }
}
