package dev.confab.web;

import dev.confab.basics.LongText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

/// A long text in a file that nobody else can open and that ends with this process.
final class SpooledText implements LongText.Place, AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final FileChannel file;
  private final LongConsumer loading;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private long length;

  /// @param loading told how many bytes come into memory, and may refuse
  SpooledText(Path folder, LongConsumer loading) throws IOException {
    this.loading = loading;
    this.file =
        FileChannel.open(
            folder.resolve("text-" + UUID.randomUUID()),
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
  }

  void write(byte[] bytes, int from, int count) throws IOException {
    for (int at = from; at < from + count; ) {
      int piece = Math.min(buffer.remaining(), from + count - at);
      buffer.put(bytes, at, piece);
      at += piece;
      if (!buffer.hasRemaining()) {
        flush();
      }
    }
    length += count;
  }

  void write(int one) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.put((byte) one);
    length++;
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }

  /// What was written, to be read from now on.
  LongText text() throws IOException {
    flush();
    buffer = ByteBuffer.allocate(0);
    return new LongText(this, length);
  }

  @Override
  public InputStream open() {
    return new InputStream() {
      private long at;

      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int count) throws IOException {
        int read = file.read(ByteBuffer.wrap(into, offset, count), at);
        at += Math.max(read, 0);
        return read;
      }
    };
  }

  @Override
  public String whole() {
    loading.accept(length);
    try (var in = open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long length() {
    return length;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
