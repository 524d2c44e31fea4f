package dev.confab.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;

/// A request as it leaves: in one piece, so that the other side is woken once.
final class Sheet extends OutputStream {
  /// Enough for most requests: what is larger is made for the one request.
  private static final int BUFFER_BYTES = 12 * 1024;

  /// As many as requests are usually sent at the same moment.
  private static final int SPARE_MAX = 64;

  /// Buffers nobody uses now. One made for each request was a fifth of all the garbage.
  private static final ArrayBlockingQueue<byte[]> SPARE = new ArrayBlockingQueue<>(SPARE_MAX);

  private byte[] bytes;
  private int length;

  Sheet() {
    var spare = SPARE.poll();
    bytes = spare == null ? new byte[BUFFER_BYTES] : spare;
  }

  /// Adds words, which are ASCII.
  Sheet add(String words) {
    room(words.length());
    for (int i = 0; i < words.length(); i++) {
      bytes[length++] = (byte) words.charAt(i);
    }
    return this;
  }

  /// Adds a line of a request's head.
  Sheet header(String name, String value) {
    return add(name).add(": ").add(value).add("\r\n");
  }

  @Override
  public void write(int b) {
    room(1);
    bytes[length++] = (byte) b;
  }

  @Override
  public void write(byte[] piece, int offset, int count) {
    room(count);
    System.arraycopy(piece, offset, bytes, length, count);
    length += count;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }

  /// Sends it; it is empty afterwards, and not to be used again.
  void send(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    out.flush();
    if (bytes.length == BUFFER_BYTES) {
      var _ = SPARE.offer(bytes);
    }
    bytes = new byte[0];
    length = 0;
  }
}
