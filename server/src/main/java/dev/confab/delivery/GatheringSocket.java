package dev.confab.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;

/// A socket that sends what is written between two flushes in one piece.
///
/// A request's body is larger than the buffers a connection can afford for as long as it lives, so
/// the head would leave alone, and the handler would be woken twice.
final class GatheringSocket extends Socket {
  /// More than this is sent as it comes.
  private static final int GATHERED_MAX = 64 * 1024;

  /// Enough for most requests: what is larger is made for the one request.
  private static final int BUFFER_BYTES = 12 * 1024;

  /// As many as requests are usually sent at the same moment.
  private static final int SPARE_MAX = 64;

  private static final byte[] NONE = {};

  /// Buffers nobody uses now. One made for each request was a fifth of all the garbage.
  private static final ArrayBlockingQueue<byte[]> SPARE = new ArrayBlockingQueue<>(SPARE_MAX);

  private final OutputStream gathering = new Gathering();

  /// What reading waits for at most, in milliseconds; as new sockets have it.
  private int patience;

  /// Called three times an exchange with what is already so, which would ask the system each time.
  @Override
  public synchronized void setSoTimeout(int millis) throws SocketException {
    if (millis != patience) {
      super.setSoTimeout(millis);
      patience = millis;
    }
  }

  private OutputStream direct() throws IOException {
    return super.getOutputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    var _ = direct(); // tells at once when there is no connection
    return gathering;
  }

  /// Holds no memory while nothing waits.
  private final class Gathering extends OutputStream {
    private byte[] bytes = NONE;
    private int length;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] piece, int offset, int count) throws IOException {
      if (length + count > GATHERED_MAX) {
        send();
        direct().write(piece, offset, count);
        return;
      }
      if (bytes == NONE) {
        var spare = SPARE.poll();
        bytes = spare == null ? new byte[BUFFER_BYTES] : spare;
      }
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
      }
      System.arraycopy(piece, offset, bytes, length, count);
      length += count;
    }

    @Override
    public void flush() throws IOException {
      send();
      direct().flush();
    }

    private void send() throws IOException {
      if (length > 0) {
        var full = bytes;
        int count = length;
        bytes = NONE;
        length = 0;
        direct().write(full, 0, count);
        if (full.length == BUFFER_BYTES) {
          var _ = SPARE.offer(full);
        }
      }
    }

    @Override
    public void close() throws IOException {
      GatheringSocket.this.close();
    }
  }
}
