package dev.confab.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What comes in over a connection, as lines and as bytes. Its buffer is small: it is there as long
/// as a slow handler is waited for, and most answers fit into it.
final class HttpSource {
  private static final int BUFFER_BYTES = 512;

  /// Bytes of a line; a stranger decides how many he sends.
  private static final int LINE_MAX = 16 * 1024;

  /// Bytes of all lines of a head, interim answers' too: as many as servers take of each other.
  private static final int HEAD_MAX = 16 * 1024;

  /// There is more than is read.
  static final class TooLong extends IOException {
    TooLong(String sentence) {
      super(sentence);
    }
  }

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int end;
  private int headLeft = HEAD_MAX;

  HttpSource(InputStream in) {
    this.in = in;
  }

  /// The next line of the head.
  ///
  /// @throws EOFException when there is none
  /// @throws TooLong when it and those before it are longer than a head may be
  String headLine() throws IOException {
    var line = line();
    headLeft -= line.length() + 2;
    if (headLeft < 0) {
      throw new TooLong("the answer's head is too long");
    }
    return line;
  }

  /// The next line without its end.
  ///
  /// @throws EOFException when there is none
  /// @throws TooLong when it is longer than a line may be
  String line() throws IOException {
    var line = new byte[64];
    int length = 0;
    while (true) {
      fill();
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      int more = stop - at;
      if (length + more > LINE_MAX) {
        throw new TooLong("a line of the answer is too long");
      }
      if (length + more > line.length) {
        line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
      }
      System.arraycopy(buffer, at, line, length, more);
      length += more;
      at = stop;
      if (at < end) {
        at++;
        int whole = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, whole, StandardCharsets.ISO_8859_1);
      }
    }
  }

  private void fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
      if (end == 0) {
        throw new EOFException("the connection ended before the answer did");
      }
    }
  }

  /// As [InputStream#read(byte[], int, int)].
  int read(byte[] to, int offset, int count) throws IOException {
    if (at == end) {
      return in.read(to, offset, count);
    }
    int some = Math.min(count, end - at);
    System.arraycopy(buffer, at, to, offset, some);
    at += some;
    return some;
  }

  /// Has nothing come that was not asked for?
  boolean isEmpty() {
    return at == end;
  }
}
