package dev.confab.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Bytes on their way in: in a file of their own, flushed, counted and hashed. Never as a whole in
/// memory.
///
/// @param file where they are; a store may move it away
/// @param size how many
/// @param sha256 their hash, hexadecimal
/// @param head the first of them
/// @param tail the last of them
public record Spool(Path file, long size, String sha256, byte[] head, byte[] tail)
    implements AutoCloseable {
  /// How many first bytes are remembered: the header of an image with all a camera writes into it.
  static final int HEAD_BYTES = 1024 * 1024;

  /// How many last bytes are remembered: the end of an image, and a little that programs write
  /// behind it.
  static final int TAIL_BYTES = 1024;

  private static final int STEP_BYTES = 64 * 1024;

  /// Reads to the end of `in`.
  ///
  /// @throws IOException when `in` ends in one, or the disk is full
  static Spool of(Path folder, InputStream in, long bytesMax) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve(BlobName.letters());
    try {
      return fill(file, in, bytesMax);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static Spool fill(Path file, InputStream in, long bytesMax) throws IOException {
    var digest = sha256Digest();
    var head = new byte[STEP_BYTES];
    int known = 0;
    var tail = new byte[0];
    long size = 0;
    try (var out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var step = new byte[STEP_BYTES];
      for (int read = in.read(step); read >= 0; read = in.read(step)) {
        size += read;
        if (size > bytesMax) {
          throw new TooManyBytes(bytesMax);
        }
        digest.update(step, 0, read);
        tail = last(tail, step, read);
        int remembered = Math.min(read, HEAD_BYTES - known);
        if (remembered > 0) {
          head = known + remembered > head.length ? Arrays.copyOf(head, HEAD_BYTES) : head;
          System.arraycopy(step, 0, head, known, remembered);
          known += remembered;
        }
        for (var left = ByteBuffer.wrap(step, 0, read); left.hasRemaining(); ) {
          out.write(left);
        }
      }
      out.force(true);
    }
    var hash = HexFormat.of().formatHex(digest.digest());
    return new Spool(file, size, hash, Arrays.copyOf(head, known), tail);
  }

  /// The last bytes of what was the tail so far and what came behind it.
  private static byte[] last(byte[] tail, byte[] step, int read) {
    if (read >= TAIL_BYTES) {
      return Arrays.copyOfRange(step, read - TAIL_BYTES, read);
    }
    int kept = Math.min(tail.length, TAIL_BYTES - read);
    var longer = Arrays.copyOfRange(tail, tail.length - kept, tail.length + read);
    System.arraycopy(step, 0, longer, kept, read);
    return longer;
  }

  static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Throws the file away, if it is still here.
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new BlobFailure("a spooled file cannot be removed", e);
    }
  }
}
