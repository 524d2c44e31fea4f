package dev.confab.eventlog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is told of something after the commit. All of them are, also when one fails: a room that has
/// a fault must not keep the others from hearing what they cannot ask for.
final class Listeners<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

  void add(Consumer<T> listener) {
    all.add(listener);
  }

  void tell(T news) {
    for (var listener : all) {
      try {
        listener.accept(news);
      } catch (RuntimeException | Error e) {
        LOG.error("A listener to the event log failed", e);
      }
    }
  }
}
