package dev.confab.delivery;

import dev.confab.basics.Secrets;
import dev.confab.eventlog.Attempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads an answer's body up to a limit, so that its connection can be used again, and keeps its
/// beginning; of JSON the whole where that may be a reply.
final class AnswerBody {
  private final int bytesMax;
  private final boolean reply;
  private byte[] kept = {};
  private boolean json;

  /// @param reply whether it may be one
  AnswerBody(int bytesMax, boolean reply) {
    this.bytesMax = bytesMax;
    this.reply = reply;
  }

  /// Returns false when there is more than the limit.
  boolean read(HttpAnswer answer) throws IOException {
    var in = answer.body();
    if (in.length() == 0) {
      return true;
    }
    json = reply && isJson(answer.header("Content-Type"));
    int keep = json ? bytesMax : Attempt.ANSWER_LENGTH_MAX;
    long length = in.length();
    kept = in.readNBytes(length < 0 ? keep : (int) Math.min(keep, length)); // room for no more
    if (kept.length < keep) {
      return true;
    }
    json = false; // longer than a reply may be
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
    int length = Math.min(kept.length, Attempt.ANSWER_LENGTH_MAX);
    if (length == 0) {
      return "";
    }
    var text = new String(kept, 0, length, StandardCharsets.UTF_8);
    boolean cut = length == Attempt.ANSWER_LENGTH_MAX;
    return Secrets.maskDump(cut ? Secrets.withoutCutToken(text) : text);
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).contains("json");
  }

  /// The whole body as it came, if it is JSON and may be a reply; empty otherwise.
  String json() {
    return json ? new String(kept, StandardCharsets.UTF_8) : "";
  }
}
