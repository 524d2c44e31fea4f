package dev.confab.inspect;

import dev.confab.delivery.MaskedRequest;

/// A request as a command that makes it again.
public final class Curl {
  private Curl() {}

  /// The command, for a shell of Unix.
  public static String of(MaskedRequest request) {
    var command = new StringBuilder("curl -X POST ").append(quoted(request.address()));
    request
        .headers()
        .forEach((name, value) -> command.append(" \\\n  -H ").append(quoted(name + ": " + value)));
    return command
        .append(" \\\n  -H 'Content-Type: application/x-www-form-urlencoded' \\\n  --data-raw ")
        .append(quoted(request.body()))
        .append('\n')
        .toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
