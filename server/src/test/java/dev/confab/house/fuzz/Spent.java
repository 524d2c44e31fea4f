package dev.confab.house.fuzz;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// How long something has taken, told apart from how long this process had to wait for a processor:
/// on a busy machine nobody is to blame for the latter.
final class Spent {
  /// What neither a call nor an answer may take, by the clock and of the processors.
  private static final Duration EACH_MAX = Duration.ofSeconds(20);

  /// Where nothing is done at all, nothing is spent: then the clock alone decides.
  private static final Duration STILL_MAX = Duration.ofMinutes(10);

  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long began = System.nanoTime();
  private final long used = MACHINE.getProcessCpuTime();

  Duration time() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  boolean isTooMuch() {
    var time = time();
    var worked = Duration.ofNanos(MACHINE.getProcessCpuTime() - used);
    return time.compareTo(EACH_MAX) > 0
        && (worked.compareTo(EACH_MAX) > 0 || time.compareTo(STILL_MAX) > 0);
  }
}
