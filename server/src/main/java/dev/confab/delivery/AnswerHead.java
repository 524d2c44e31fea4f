package dev.confab.delivery;

import dev.confab.basics.Secrets;
import dev.confab.eventlog.Attempt;
import java.util.Locale;
import java.util.Set;

/// The beginning of an answer's headers as an operator sees them.
final class AnswerHead {
  private static final Set<String> SECRET =
      Set.of("set-cookie", "authorization", "proxy-authenticate", "www-authenticate");

  private AnswerHead() {}

  static String of(HttpAnswer answer) {
    var text = new StringBuilder();
    for (var header : answer.headers()) {
      if (text.length() >= Attempt.ANSWER_LENGTH_MAX) {
        break;
      }
      var secret = SECRET.contains(header.name().toLowerCase(Locale.ROOT));
      text.append(header.name()).append(": ").append(secret ? "***" : header.value()).append('\n');
    }
    if (text.length() < Attempt.ANSWER_LENGTH_MAX) {
      return Secrets.maskDump(text.toString());
    }
    var cut = text.substring(0, Attempt.ANSWER_LENGTH_MAX);
    return Secrets.maskDump(Secrets.withoutCutToken(cut));
  }
}
