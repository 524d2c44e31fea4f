package dev.confab.disk;

import dev.confab.basics.FileId;
import dev.confab.sql.Reads;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A content that stands in the database in parts, read part by part. Where it is moved out while
/// it is read, the rest comes from where it is then.
final class Parts extends InputStream {
  private final Reads reads;
  private final FileId content;
  private final long to;
  private final LongFunction<InputStream> elsewhere;
  private long at;
  private byte[] part = {};
  private long partNumber = -1;
  private @Nullable InputStream moved;

  Parts(Reads reads, FileId content, long from, long to, LongFunction<InputStream> elsewhere) {
    this.reads = reads;
    this.content = content;
    this.at = from;
    this.to = to;
    this.elsewhere = elsewhere;
  }

  /// All parts there are.
  static InputStream whole(Reads reads, FileId content) {
    return new Parts(reads, content, 0, Long.MAX_VALUE, at -> InputStream.nullInputStream());
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (moved != null) {
      return moved.read(into, offset, length);
    }
    if (length == 0 || at >= to) {
      return length == 0 ? 0 : -1;
    }
    long number = at / ContentsSql.PART_BYTES;
    if (number != partNumber) {
      var next = ContentsSql.part(reads, content, number);
      if (next == null) {
        moved = elsewhere.apply(at);
        return moved.read(into, offset, length);
      }
      part = next;
      partNumber = number;
    }
    int begin = (int) (at - number * ContentsSql.PART_BYTES);
    int count = (int) Math.min(Math.min(part.length - begin, length), to - at);
    if (count <= 0) {
      return -1;
    }
    System.arraycopy(part, begin, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    if (moved != null) {
      moved.close();
    }
  }
}
