package dev.confab.sql;

import org.jspecify.annotations.Nullable;

/// One empty database of [Databases], gone when closed.
public final class Database implements AutoCloseable {
  private final String url;
  private final Runnable drop;
  private @Nullable Store store;

  Database(String url, Runnable drop) {
    this.url = url;
    this.drop = drop;
  }

  /// Its address, as `Store.open` takes it.
  public String url() {
    return url;
  }

  /// The store on it, opened by the first who asks.
  public Store store() {
    var opened = store;
    if (opened == null) {
      opened = Store.open(url);
      store = opened;
    }
    return opened;
  }

  /// Closes the store and opens it again, as a restart does.
  public Store reopened() {
    closeStore();
    return store();
  }

  /// Closes the store and keeps the rows.
  public void closeStore() {
    if (store != null) {
      store.close();
      store = null;
    }
  }

  @Override
  public void close() {
    closeStore();
    drop.run();
  }
}
