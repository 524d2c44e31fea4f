package dev.confab.house.bench;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A person who writes into one dialog, message after message.
final class Writer implements Caller {
  /// As long as a chat message usually is at most.
  private static final String TEXT = "All work and no play makes Jack a dull boy. ".repeat(4);

  /// What came of one message.
  ///
  /// @param sent when it left the caller, or should have
  /// @param accepted when its answer was complete
  record Accepted(long sent, long accepted) {}

  final String address;
  final String dialog;
  private final AtomicInteger left;
  private final Latencies latencies;
  final Map<Long, Accepted> accepted = new LinkedHashMap<>();

  /// @param address of the webhook that writes, such as `/rest/1/code/`
  /// @param left how many messages all writers have still to send
  Writer(String address, String dialog, AtomicInteger left, Latencies latencies) {
    this.address = address;
    this.dialog = dialog;
    this.left = left;
    this.latencies = latencies;
  }

  @Override
  public @Nullable ByteBuffer next() {
    if (left.get() <= 0) {
      return null;
    }
    int number = left.getAndDecrement();
    return Requests.post(
        address + "im.message.add",
        "{\"DIALOG_ID\":\"%s\",\"MESSAGE\":\"%d %s\"}".formatted(dialog, number, TEXT));
  }

  @Override
  public void answered(Answer answer, long sent, long now) {
    accepted.put(answer.number(), new Accepted(sent, now));
    latencies.add(now - sent);
  }
}
