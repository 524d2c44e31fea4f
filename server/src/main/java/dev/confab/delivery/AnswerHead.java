package dev.confab.delivery;

import dev.confab.basics.Secrets;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.HttpResponse;

/// The headers of an answer as an operator sees them.
final class AnswerHead {
  private static final Set<String> SECRET =
      Set.of("set-cookie", "authorization", "proxy-authenticate", "www-authenticate");

  private AnswerHead() {}

  static String of(HttpResponse response) {
    var text = new StringBuilder();
    for (var header : response.getHeaders()) {
      var secret = SECRET.contains(header.getName().toLowerCase(Locale.ROOT));
      text.append(header.getName())
          .append(": ")
          .append(secret ? "***" : header.getValue())
          .append('\n');
    }
    return Secrets.mask(text.toString());
  }
}
