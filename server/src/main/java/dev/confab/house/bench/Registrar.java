package dev.confab.house.bench;

import dev.confab.basics.Json;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Registers bot after bot.
final class Registrar implements Caller {
  private final String webhook;
  private final String name;
  private final String handler;
  private final AtomicInteger left;
  final List<Long> registered = new ArrayList<>();

  /// @param left how many bots all registrars have still to register
  Registrar(String webhook, String name, String handler, AtomicInteger left) {
    this.webhook = webhook;
    this.name = name;
    this.handler = handler;
    this.left = left;
  }

  @Override
  public @Nullable ByteBuffer next() {
    int number = left.getAndDecrement();
    if (number <= 0) {
      return null;
    }
    var asked =
        Map.of(
            "CODE",
            name,
            "EVENT_HANDLER",
            handler,
            "CLIENT_ID",
            name + number,
            "PROPERTIES",
            Map.of("NAME", name + " " + number));
    return Requests.post(webhook + "imbot.register", Json.write(asked));
  }

  @Override
  public void answered(Answer answer, long sent, long now) {
    registered.add(answer.number());
  }
}
