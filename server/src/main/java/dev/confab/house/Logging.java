package dev.confab.house;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// One line a record, to the standard error stream, where a service manager collects it.
final class Logging {
  /// Libraries that tell of their own starting and stopping.
  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("com.zaxxer.hikari"),
          Logger.getLogger("org.eclipse.jetty"),
          Logger.getLogger("org.apache.hc"));

  private static final String LINE = "%1$tFT%1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n";

  private Logging() {}

  static void begin(Level level) {
    System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
    var root = Logger.getLogger("");
    root.setLevel(level);
    for (Handler handler : root.getHandlers()) {
      handler.setLevel(level);
      handler.setFormatter(new ShortNames());
    }
    var quiet = level.intValue() <= Level.FINE.intValue() ? Level.INFO : Level.WARNING;
    CHATTY.forEach(logger -> logger.setLevel(quiet));
  }

  /// Names a logger by its class alone.
  private static final class ShortNames extends SimpleFormatter {
    @Override
    public String format(LogRecord record) {
      var name = record.getLoggerName();
      if (name != null) {
        record.setLoggerName(name.substring(name.lastIndexOf('.') + 1));
        record.setSourceClassName(null);
      }
      return super.format(record);
    }
  }
}
