package dev.confab.delivery;

import dev.confab.basics.Secrets;
import java.util.Locale;
import java.util.Set;

/// The headers of an answer as an operator sees them.
final class AnswerHead {
  private static final Set<String> SECRET =
      Set.of("set-cookie", "authorization", "proxy-authenticate", "www-authenticate");

  private AnswerHead() {}

  static String of(HttpAnswer answer) {
    var text = new StringBuilder();
    for (var header : answer.headers()) {
      var secret = SECRET.contains(header.name().toLowerCase(Locale.ROOT));
      text.append(header.name()).append(": ").append(secret ? "***" : header.value()).append('\n');
    }
    return Secrets.maskDump(text.toString());
  }
}
