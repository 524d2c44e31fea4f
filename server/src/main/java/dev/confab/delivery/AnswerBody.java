package dev.confab.delivery;

import dev.confab.eventlog.Attempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/// Reads an answer's body up to a limit, so that its connection can be used again, and keeps its
/// beginning.
final class AnswerBody {
  private final int bytesMax;
  private byte[] kept = {};

  AnswerBody(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  /// Returns false when there is more than the limit.
  boolean read(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return true;
    }
    var in = entity.getContent();
    kept = in.readNBytes(Attempt.ANSWER_LENGTH_MAX);
    if (kept.length < Attempt.ANSWER_LENGTH_MAX) {
      return true;
    }
    int left = bytesMax - kept.length;
    var piece = new byte[2048];
    int read = in.read(piece);
    while (read >= 0 && left > 0) {
      left -= read;
      read = in.read(piece);
    }
    return read < 0;
  }

  String text() {
    return kept.length == 0 ? "" : Secrets.mask(new String(kept, StandardCharsets.UTF_8));
  }
}
