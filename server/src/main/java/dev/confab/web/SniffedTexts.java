package dev.confab.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Those of a body of which its first byte may tell whether it is JSON or a form.
final class SniffedTexts implements Texts {
  /// Tells it.
  interface Sniffing {
    /// Whether a body that begins so is JSON.
    boolean isJson(byte first);
  }

  private final Sniffing sniffing;
  private final TextFiles files;
  private @Nullable LongTexts sniffed;
  private boolean isJson;

  SniffedTexts(Sniffing sniffing, TextFiles files) {
    this.sniffing = sniffing;
    this.files = files;
  }

  @Override
  public int take(byte[] piece, int count) throws IOException {
    if (sniffed == null && count > 0) {
      isJson = sniffing.isJson(piece[0]);
      sniffed = isJson ? LongTexts.ofJson(files) : LongTexts.ofForm(files);
    }
    return sniffed == null ? 0 : sniffed.take(piece, count);
  }

  /// What was taken, once there is no more; null: nothing was.
  @Nullable LongTexts sniffed() {
    return sniffed;
  }

  /// Whether it was JSON.
  boolean isJson() {
    return isJson;
  }

  @Override
  public long spooledBytes() {
    return files.bytes();
  }

  @Override
  public void close() {
    files.close();
  }
}
