package dev.confab.house.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bound of everything durable: appending to a file and waiting for the disk.
final class BareAppends {
  private BareAppends() {}

  /// Appends records of this size in groups, one flush a group; returns how many records a second.
  static double perSecond(Path folder, int records, int group, int bytes) throws IOException {
    var file = Files.createTempFile(folder, "append", ".bench");
    try (var channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      var buffer = ByteBuffer.allocate(group * bytes);
      var began = System.nanoTime();
      for (int written = 0; written < records; written += group) {
        buffer.clear();
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(false);
      }
      return records * 1e9 / (System.nanoTime() - began);
    } finally {
      Files.delete(file);
    }
  }
}
