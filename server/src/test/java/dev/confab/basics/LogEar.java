package dev.confab.basics;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Hears what a class tells the log, instead of whoever reads the output of the tests:
///
/// ```java
/// try (var ear = new LogEar(Sweeper.class)) {
///   sweeper.sweep();
///   assertThat(ear.told()).hasSize(1);
/// }
/// ```
///
/// Only of the thread that made it: other tests may run beside this one.
public final class LogEar implements AutoCloseable {
  private final List<String> told = new ArrayList<>();
  private final Logger logger;
  private final Thread mine = Thread.currentThread();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          if (Thread.currentThread() == mine) {
            told.add(line.getLevel() + " " + line.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /// Listens until it is closed.
  public LogEar(Class<?> of) {
    logger = Logger.getLogger(of.getName());
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  /// The lines so far, each behind its level.
  public List<String> told() {
    return List.copyOf(told);
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }
}
