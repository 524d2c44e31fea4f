package dev.confab.house;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/// One line a record, to the standard error stream, where a service manager collects it.
final class Logging {
  /// Libraries that tell of their own starting and stopping.
  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("com.zaxxer.hikari"),
          Logger.getLogger("org.eclipse.jetty"),
          Logger.getLogger("org.apache.hc"));

  private Logging() {}

  static void begin(Level level) {
    // the JDK's own handler would try its formatter at once, which costs a start a twentieth
    LogManager.getLogManager().reset();
    var root = Logger.getLogger("");
    root.setLevel(level);
    root.addHandler(new ToErrors(level));
    var quiet = level.intValue() <= Level.FINE.intValue() ? Level.INFO : Level.WARNING;
    CHATTY.forEach(logger -> logger.setLevel(quiet));
  }

  /// Holds nothing back.
  private static final class ToErrors extends StreamHandler {
    ToErrors(Level level) {
      super(System.err, new Lines());
      setLevel(level);
    }

    @Override
    public synchronized void publish(LogRecord record) {
      super.publish(record);
      flush();
    }

    /// The stream is the process's, not ours.
    @Override
    public synchronized void close() {
      flush();
    }
  }

  /// Names a logger by its class alone.
  static final class Lines extends Formatter {
    private static final int LEVEL_LETTERS = 7;

    @Override
    public String format(LogRecord record) {
      var name = String.valueOf(record.getLoggerName());
      var level = record.getLevel().getName();
      var line =
          new StringBuilder(Time.FORMAT.format(Time.of(record)))
              .append(' ')
              .append(level)
              .append(" ".repeat(Math.max(0, LEVEL_LETTERS - level.length())))
              .append(' ')
              .append(name.substring(name.lastIndexOf('.') + 1))
              .append(": ")
              .append(formatMessage(record))
              .append(System.lineSeparator());
      if (record.getThrown() != null) {
        var trace = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(trace, true));
        line.append(trace);
      }
      return line.toString();
    }
  }

  /// Apart, so that a start that logs nothing does not make it.
  private static final class Time {
    static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    static LocalDateTime of(LogRecord record) {
      return LocalDateTime.ofInstant(record.getInstant(), ZoneId.systemDefault());
    }
  }
}
