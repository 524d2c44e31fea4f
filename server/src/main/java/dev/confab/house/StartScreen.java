package dev.confab.house;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `confab serve` prints once it answers: where it is, how to begin, what is not protected.
final class StartScreen {
  private StartScreen() {}

  static String of(Settings settings, int port, Welcome welcome) {
    var base = settings.base(port);
    var text = new StringBuilder();
    text.append("Confab %s answers on %s%n%n".formatted(Version.NUMBER, base));
    line(text, "Data", settings.data().toString());
    line(text, "Store", settings.embedded() ? "SQLite" : settings.shownDatabase());
    line(text, "Portal", String.join(", ", welcome.portals()));
    begin(text, base, settings, welcome);
    text.append("%n  Not protected%n".formatted());
    for (var open : unprotected(settings, welcome)) {
      text.append("    - %s%n".formatted(open));
    }
    return text.append("%n".formatted()).toString();
  }

  private static void begin(StringBuilder text, String base, Settings settings, Welcome welcome) {
    var first = welcome.first();
    if (settings.portal() != null) {
      line(text, "Applied", settings.portal().toString());
      line(text, "Call", base + "/rest/{user}/{code of a webhook}/{method}");
      return;
    }
    if (first == null) {
      line(text, "Call", base + "/rest/{user}/{code of a webhook}/{method}");
      return;
    }
    line(text, "Sign in", first.login() + ", " + password(first, settings, welcome));
    line(text, "Webhook", base + "/rest/1/" + first.code() + "/");
    if (first.bot() > 0) {
      var call = base + "/rest/1/" + first.code();
      text.append("%n  Say something to the echo bot, and read its answer:%n".formatted());
      text.append(
          "    curl '%s/im.message.add?DIALOG_ID=%d&MESSAGE=Hello'%n".formatted(call, first.bot()));
      text.append(
          "    curl '%s/im.dialog.messages.get?DIALOG_ID=%d'%n".formatted(call, first.bot()));
    }
  }

  /// Shown at the first start only: later screens may end in a log.
  private static String password(FirstStart first, Settings settings, Welcome welcome) {
    return welcome.fresh()
        ? "password " + first.password()
        : "password in " + settings.data().resolve(FirstStart.FILE_NAME);
  }

  private static List<String> unprotected(Settings settings, Welcome welcome) {
    var open = new ArrayList<String>();
    open.add(transport(settings));
    if (settings.portal() != null) {
      open.add(
          "the portal file holds passwords and codes in clear"
              + (welcome.fixedTokens() ? ", and tokens that never change" : ""));
    }
    if (welcome.first() != null) {
      open.add(
          settings.data().resolve(FirstStart.FILE_NAME)
              + " holds the words above; delete it when you have noted them");
    }
    if (settings.developer()) {
      open.add("events may be posted to this machine itself; --developer false forbids it");
    }
    if (!settings.allow().isEmpty()) {
      open.add("events may also be posted to " + String.join(", ", settings.allow()));
    }
    if (!settings.loopback()) {
      open.add("/metrics and /health answer to everybody who reaches this address");
    }
    return open;
  }

  private static String transport(Settings settings) {
    if (settings.publicUrl() != null && "https".equals(settings.publicUrl().getScheme())) {
      return "the way from the proxy to here is plain http";
    }
    return settings.loopback()
        ? "calls are plain http; only this machine can make them"
        : "calls are plain http and anybody on the way can read them; put a proxy with TLS in"
            + " front and say --public-url";
  }

  private static void line(StringBuilder text, String name, @Nullable String value) {
    text.append("  %-9s %s%n".formatted(name, value));
  }
}
