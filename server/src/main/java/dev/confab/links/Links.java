package dev.confab.links;

import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.delivery.PageClient;
import dev.confab.links.LinksSql.Wish;
import dev.confab.messages.LinkCard;
import dev.confab.messages.LinkPreviews;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the pages that messages link to, a few at a time, behind everybody's back.
public final class Links implements LinkPreviews.Looker, AutoCloseable {
  /// How long what was found is believed.
  static final Duration BELIEVED = Duration.ofHours(1);

  /// Pages looked at at the same time.
  private static final int AT_ONCE_MAX = 8;

  private static final Logger LOG = LoggerFactory.getLogger(Links.class);

  private final Store store;
  private final LinkPreviews previews;
  private final PageClient client;
  private final Supplier<List<PortalId>> portals;
  private final InstantSource clock;
  private final Set<PortalId> wishing = ConcurrentHashMap.newKeySet();
  private final Semaphore news = new Semaphore(0);
  private volatile boolean closed;
  private @Nullable Thread thread;

  /// Looks with this client, which is closed with it, after [#start].
  public Links(
      Store store,
      LinkPreviews previews,
      PageClient client,
      Supplier<List<PortalId>> portals,
      InstantSource clock) {
    this.store = store;
    this.previews = previews;
    this.client = client;
    this.portals = portals;
    this.clock = clock;
  }

  @Override
  public void look(Tx tx, MessageId message, String address) {
    LinksSql.wish(tx, message, address);
    var portal = tx.portal();
    tx.afterCommit(
        () -> {
          wishing.add(portal);
          news.release();
        });
  }

  /// Begins with what an earlier process left.
  public void start() {
    wishing.addAll(portals.get());
    news.release();
    thread = Thread.ofPlatform().name("confab-links").daemon(true).start(this::run);
  }

  private void run() {
    try {
      while (!closed) {
        news.acquire();
        news.drainPermits();
        for (var portal : List.copyOf(wishing)) {
          wishing.remove(portal);
          work(portal);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(PortalId portal) throws InterruptedException {
    try {
      var wishes = LinksSql.wishes(store.reads(portal), AT_ONCE_MAX);
      while (!wishes.isEmpty() && !closed) {
        fulfil(portal, wishes);
        wishes = LinksSql.wishes(store.reads(portal), AT_ONCE_MAX);
      }
      var old = clock.instant().minus(BELIEVED);
      store.write(
          portal,
          tx -> {
            LinksSql.forget(tx, old);
            return null;
          });
    } catch (RuntimeException | ExecutionException e) {
      if (!closed) {
        LOG.error("Looking at links failed; the rest waits for the next link or start", e);
      }
    }
  }

  private void fulfil(PortalId portal, List<Wish> wishes)
      throws InterruptedException, ExecutionException {
    var works = wishes.stream().map(wish -> fulfilling(portal, wish)).toList();
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : hands.invokeAll(works)) {
        done.get();
      }
    }
  }

  private Callable<Boolean> fulfilling(PortalId portal, Wish wish) {
    return () -> {
      fulfil(portal, wish);
      return true;
    };
  }

  private void fulfil(PortalId portal, Wish wish) {
    var now = clock.instant();
    var known = LinksSql.found(store.reads(portal), wish.address(), now.minus(BELIEVED));
    var card = known == null ? fetched(wish.address()) : parsed(known.card());
    if (closed) {
      return; // what was broken off says nothing of the page
    }
    store.write(
        portal,
        tx -> {
          if (known == null) {
            LinksSql.keep(tx, wish.address(), card == null ? null : Json.write(card), now);
          }
          LinksSql.fulfilled(tx, wish);
          if (card != null) {
            previews.show(tx, wish.message(), wish.address(), card);
          }
          return null;
        });
  }

  private static @Nullable LinkCard parsed(@Nullable String card) {
    return card == null ? null : Json.mapper().readValue(card, LinkCard.class);
  }

  /// Whatever a page does, it is a link without a preview.
  private @Nullable LinkCard fetched(String address) {
    try {
      var page = client.fetch(address);
      return page == null ? null : PageReader.read(page);
    } catch (IOException | RuntimeException e) {
      LOG.debug("No preview of a link: {}", e.getMessage());
      return null;
    }
  }

  @Override
  public void close() {
    closed = true;
    client.close();
    var running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
