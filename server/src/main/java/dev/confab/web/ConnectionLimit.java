package dev.confab.web;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many connections may be open: more wait at the system until some close. The log says so,
/// once in a while, because whoever waits cannot be told.
final class ConnectionLimit extends NetworkConnectionLimit {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimit.class);

  private static final long SAID_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

  /// Guarded by the lock under which limits are set.
  private long said = System.nanoTime() - SAID_EVERY_NANOS;

  ConnectionLimit(int max, Connector connector) {
    super(max, connector);
  }

  @Override
  protected void limit() {
    super.limit();
    long now = System.nanoTime();
    if (now - said >= SAID_EVERY_NANOS) {
      said = now;
      LOG.warn(
          "{} connections are open, more wait until some close; see connections-max",
          getMaxNetworkConnectionCount());
    }
  }
}
