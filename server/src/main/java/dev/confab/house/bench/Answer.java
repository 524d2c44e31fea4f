package dev.confab.house.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An HTTP answer with a declared length, as this server gives them.
record Answer(int status, String body) {
  private static final Pattern RESULT = Pattern.compile("\"result\":([0-9]+)");
  private static final String LENGTH = "content-length: ";

  /// The answer that fills `in` from its beginning; null while it is not complete.
  static @Nullable Answer of(ByteBuffer in) {
    var text = new String(in.array(), in.arrayOffset(), in.position(), StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return null;
    }
    int length = length(text.substring(0, end + 2));
    if (in.position() < end + 4 + length) {
      return null;
    }
    var body = new String(in.array(), in.arrayOffset() + end + 4, length, StandardCharsets.UTF_8);
    return new Answer(Integer.parseInt(text.substring(9, 12)), body);
  }

  private static int length(String head) {
    for (int line = head.indexOf('\n'); line >= 0; line = head.indexOf('\n', line + 1)) {
      if (head.regionMatches(true, line + 1, LENGTH, 0, LENGTH.length())) {
        int from = line + 1 + LENGTH.length();
        return Integer.parseInt(head, from, head.indexOf('\r', from), 10);
      }
    }
    return 0;
  }

  /// The number a call resulted in.
  long number() {
    var matcher = RESULT.matcher(body);
    if (status != 200 || !matcher.find()) {
      throw new BenchFailure("the server answered " + status + ": " + body, null);
    }
    return Long.parseLong(matcher.group(1));
  }
}
