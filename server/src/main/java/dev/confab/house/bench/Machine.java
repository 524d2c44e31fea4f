package dev.confab.house.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the figures were measured on.
final class Machine {
  private Machine() {}

  static String description() throws IOException {
    return "%d cores, %s; JDK %s; %s %s; load average %.1f"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("java.vm.version"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage());
  }

  private static String processor() throws IOException {
    var file = Path.of("/proc/cpuinfo");
    if (!Files.exists(file)) {
      return System.getProperty("os.arch");
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
