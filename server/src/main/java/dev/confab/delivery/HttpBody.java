package dev.confab.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The body of an answer: so many bytes, or pieces that each tell their length, or all that comes.
final class HttpBody extends InputStream {
  private static final long UNKNOWN = -1;

  private final HttpSource source;
  private final boolean inPieces;

  /// Of this piece, or of the whole.
  private long left;

  private boolean ended;

  private HttpBody(HttpSource source, boolean inPieces, long left) {
    this.source = source;
    this.inPieces = inPieces;
    this.left = left;
  }

  static HttpBody ofLength(HttpSource source, long length) {
    return new HttpBody(source, false, length);
  }

  static HttpBody inPieces(HttpSource source) {
    return new HttpBody(source, true, 0);
  }

  /// The end of the connection is the end of it.
  static HttpBody toTheEnd(HttpSource source) {
    return new HttpBody(source, false, UNKNOWN);
  }

  /// Can anything come after it on the same connection?
  boolean hasEnd() {
    return inPieces || left != UNKNOWN;
  }

  /// How many bytes it has; -1: nobody knows.
  long length() {
    return inPieces ? UNKNOWN : left;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (!ended && left == 0) {
      ended = !inPieces || !nextPiece();
    }
    if (ended) {
      return -1;
    }
    int most = left == UNKNOWN ? count : (int) Math.min(count, left);
    int some = source.read(to, offset, most);
    if (some < 0 && left != UNKNOWN) {
      throw new EOFException("the connection ended before the answer did");
    }
    ended = some < 0;
    if (left != UNKNOWN) {
      left -= some;
      if (inPieces && left == 0 && !source.line().isEmpty()) {
        throw new IOException("the answer's pieces cannot be read");
      }
    }
    return some;
  }

  private boolean nextPiece() throws IOException {
    var line = source.line();
    int note = line.indexOf(';');
    left = HttpAnswer.number(note < 0 ? line : line.substring(0, note), 16);
    if (left > 0) {
      return true;
    }
    for (int lines = 0; !source.line().isEmpty(); lines++) {
      if (lines == HttpAnswer.HEADERS_MAX) {
        throw new IOException("the answer has too many headers");
      }
    }
    return false;
  }
}
