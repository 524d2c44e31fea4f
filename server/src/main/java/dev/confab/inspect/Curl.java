package dev.confab.inspect;

import dev.confab.delivery.MaskedRequest;
import java.util.Set;

/// A request as a command that makes it again.
public final class Curl {
  /// Curl writes these itself, as they are right for the masked form and for the connection.
  private static final Set<String> CURLS_OWN = Set.of("Content-Length", "Host", "Connection");

  private Curl() {}

  /// The command, for a shell of Unix.
  public static String of(MaskedRequest request) {
    var command = new StringBuilder("curl -X POST ").append(quoted(request.address()));
    request.headers().entrySet().stream()
        .filter(header -> !CURLS_OWN.contains(header.getKey()))
        .map(header -> quoted(header.getKey() + ": " + header.getValue()))
        .forEach(header -> command.append(" \\\n  -H ").append(header));
    return command
        .append(" \\\n  --data-raw ")
        .append(quoted(request.body()))
        .append('\n')
        .toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
