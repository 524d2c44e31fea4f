package dev.confab.house.bench;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One message to each of many bots.
final class Strangers {
  private final List<Long> bots;
  private final AtomicInteger next = new AtomicInteger();

  Strangers(List<Long> bots) {
    this.bots = bots;
  }

  List<Caller> callers(int count) {
    return IntStream.range(0, count).<Caller>mapToObj(i -> new Writing()).toList();
  }

  private final class Writing implements Caller {
    @Override
    public @Nullable ByteBuffer next() {
      int number = next.getAndIncrement();
      return number >= bots.size()
          ? null
          : Requests.post(
              Stage.webhook(1) + "im.message.add",
              "{\"DIALOG_ID\":\"%d\",\"MESSAGE\":\"Hello\"}".formatted(bots.get(number)));
    }

    @Override
    public void answered(Answer answer, long sent, long now) {
      answer.number();
    }
  }
}
