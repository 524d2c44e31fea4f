package dev.confab.basics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;

/// A form as it travels. Belongs to one thread, which sends it once or forgets it.
public final class EncodedForm {
  /// Enough for most forms: what is larger is made for the one.
  static final int BUFFER_BYTES = 8192;

  /// As many as forms are usually composed at the same moment.
  private static final int SPARE_MAX = 64;

  private static final byte[] NONE = {};

  /// Buffers nobody uses now. One made for each form was a tenth of all the garbage.
  private static final ArrayBlockingQueue<byte[]> SPARE = new ArrayBlockingQueue<>(SPARE_MAX);

  private final int length;
  private byte[] bytes;

  EncodedForm(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /// A buffer to write the next form to.
  static byte[] buffer() {
    var spare = SPARE.poll();
    return spare == null ? new byte[BUFFER_BYTES] : spare;
  }

  /// A form that was written somewhere else; it is encoded, so it is ASCII.
  public static EncodedForm of(String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new EncodedForm(bytes, bytes.length);
  }

  /// Its size in bytes; known after it was sent, too.
  public int length() {
    return length;
  }

  /// Sends it and forgets it: a slow handler is waited for without its form.
  public void send(OutputStream out) throws IOException {
    if (bytes == NONE && length > 0) {
      throw new IllegalStateException("a form is sent once");
    }
    out.write(bytes, 0, length);
    forget();
  }

  /// Lets the next form use its memory.
  public void forget() {
    var used = bytes;
    bytes = NONE;
    if (used.length == BUFFER_BYTES) {
      var _ = SPARE.offer(used);
    }
  }

  /// Its text, while it was not sent.
  @Override
  public String toString() {
    return new String(bytes, 0, bytes == NONE ? 0 : length, StandardCharsets.US_ASCII);
  }
}
