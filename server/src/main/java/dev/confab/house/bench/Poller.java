package dev.confab.house.bench;

import dev.confab.basics.Json;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bot of the second generation that asks for its events so many times, and confirms what it got
/// when it asks again.
final class Poller implements Caller {
  private static final String EMPTY = "\"events\":[]";

  /// Told of each answer.
  interface Watch {
    /// One came after so many nanoseconds.
    void polled(long took, long now);
  }

  final long id;
  private final String token;
  private long offset;
  private int left;
  private @Nullable Watch watch;

  /// The ids of the messages it was told of, in order.
  final List<Long> messages = new ArrayList<>();

  Poller(long id, String token) {
    this.id = id;
    this.token = token;
  }

  /// The same bot, which has forgotten what it confirmed.
  Poller again() {
    return new Poller(id, token);
  }

  void asks(int times) {
    left = times;
    watch = null;
  }

  void asks(int times, Watch told) {
    left = times;
    watch = told;
  }

  @Override
  public @Nullable ByteBuffer next() {
    return left-- > 0
        ? Requests.post(
            Stage.webhook(1) + "imbot.v2.Event.get",
            "{\"botId\":%d,\"botToken\":\"%s\",\"offset\":%d}".formatted(id, token, offset))
        : null;
  }

  @Override
  public void answered(Answer answer, long sent, long now) {
    if (answer.status() != 200) {
      throw new BenchFailure("the server answered " + answer.status() + ": " + answer.body(), null);
    }
    if (watch != null) {
      watch.polled(now - sent, now);
    }
    if (!answer.body().contains(EMPTY)) {
      var result = Json.parse(answer.body()).get("result");
      offset = result.get("nextOffset").asLong();
      for (var event : result.get("events")) {
        if (event.get("type").asString().equals("ONIMBOTV2MESSAGEADD")) {
          messages.add(event.at("/data/message/id").asLong());
        }
      }
    }
  }

  /// Registers its share of the bots, each with a token of its own.
  static final class Registrar implements Caller {
    private final int step;
    private final int bots;
    private int number;
    final List<Poller> registered = new ArrayList<>();

    /// @param first the number of its first bot; the others are `step` apart
    Registrar(int first, int step, int bots) {
      this.number = first - step;
      this.step = step;
      this.bots = bots;
    }

    @Override
    public @Nullable ByteBuffer next() {
      number += step;
      if (number >= bots) {
        return null;
      }
      var fields =
          Map.of(
              "code", "poller" + number,
              "botToken", "token" + number,
              "properties", Map.of("name", "Poller " + number));
      return Requests.post(
          Stage.webhook(1) + "imbot.v2.Bot.register", Json.write(Map.of("fields", fields)));
    }

    @Override
    public void answered(Answer answer, long sent, long now) {
      if (answer.status() != 200) {
        throw new BenchFailure("the server answered " + answer.body(), null);
      }
      var bot = Json.parse(answer.body()).at("/result/bot/id").asLong();
      registered.add(new Poller(bot, "token" + number));
    }
  }
}
