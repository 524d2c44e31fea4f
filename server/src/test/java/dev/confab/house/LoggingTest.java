package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LoggingTest {
  private static LogRecord record(Level level, String message) {
    var record = new LogRecord(level, message);
    record.setLoggerName("dev.confab.house.Server");
    var time = LocalDateTime.of(2026, 2, 3, 4, 5, 6, 7_000_000);
    record.setInstant(time.atZone(ZoneId.systemDefault()).toInstant());
    return record;
  }

  @Test
  void a_record_is_one_line_with_its_time_level_and_class() {
    assertThat(new Logging.Lines().format(record(Level.INFO, "Open")))
        .isEqualTo("2026-02-03T04:05:06.007 INFO    Server: Open" + System.lineSeparator());
  }

  @Test
  void a_failure_follows_with_its_trace() {
    var record = record(Level.WARNING, "Broken");
    record.setThrown(new IllegalStateException("why"));
    assertThat(new Logging.Lines().format(record).lines())
        .startsWith(
            "2026-02-03T04:05:06.007 WARNING Server: Broken",
            "java.lang.IllegalStateException: why")
        .hasSizeGreaterThan(2);
  }
}
