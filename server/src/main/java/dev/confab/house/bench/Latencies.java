package dev.confab.house.bench;

import java.util.Arrays;

/// Measured times, in nanoseconds.
final class Latencies {
  private long[] nanos = new long[1024];
  private int count;

  void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = Math.max(0, took);
  }

  /// How many there are.
  int count() {
    return count;
  }

  /// The time that `share` of all did not exceed, in milliseconds.
  double millis(double share) {
    if (count == 0) {
      return 0;
    }
    var sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[Math.min(count - 1, (int) (count * share))] / 1e6;
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, p99 %.1f ms".formatted(millis(0.50), millis(0.99));
  }
}
