package dev.confab.blobs;

import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;

/// Keeps bytes under names. What is kept does not change.
public interface BlobStore extends AutoCloseable {
  /// Keeps what was spooled under a new name; returns when it outlives a fall of the machine.
  void keep(BlobName name, Spool spool);

  /// The bytes from `from` up to `to`, the latter not among them. Fails when there are none.
  InputStream open(BlobName name, long from, long to);

  /// Removes bytes, or nothing where there are none.
  void remove(BlobName name);

  /// Names all bytes of a place that were kept before this moment.
  void keptBefore(String place, Instant moment, Consumer<BlobName> each);

  @Override
  default void close() {}

  /// Says in a few words where the bytes are, for logs and screens.
  String shown();
}
