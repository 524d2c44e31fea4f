package dev.confab.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// The connections to handlers, kept for a while for the next event.
///
/// Driven without the library's chain of steps around an exchange: a webhook follows, repeats,
/// unpacks and remembers nothing, and walking through the steps that do cost as much as the
/// exchange.
final class Connections implements AutoCloseable {
  /// Connections at the same time; the courier's own limits come first.
  private static final int ALL_MAX = 20_000;

  /// Buffers of a connection, for the heads alone: the default of 8 KB, twice, is what most memory
  /// of many slow handlers would go to. Heads are sent in one piece by [GatheringSocket].
  private static final int BUFFER_BYTES = 1024;

  /// Characters of a line of an answer's head; a stranger decides how many he sends.
  private static final int LINE_MAX = 16 * 1024;

  private static final int HEADERS_MAX = 200;
  private static final TimeValue IDLE_MAX = TimeValue.ofSeconds(20);
  private static final Timeout CHECK_AFTER = Timeout.ofMilliseconds(500);

  private final PoolingHttpClientConnectionManager pool;
  private final HttpRequestExecutor executor = new HttpRequestExecutor();
  private final Timeout connect;
  private final Timeout begin;
  private final Timeout whole;

  Connections(AddressGuard guard, LateTls tls, WebhookClient.Limits limits) {
    this.connect = Timeout.of(limits.connect());
    this.begin = Timeout.of(limits.begin());
    this.whole = Timeout.of(limits.whole());
    var http =
        Http1Config.custom()
            .setBufferSize(BUFFER_BYTES)
            .setMaxLineLength(LINE_MAX)
            .setMaxHeaderCount(HEADERS_MAX)
            .build();
    var sockets =
        new DefaultHttpClientConnectionOperator(
            proxy -> new GatheringSocket(),
            null,
            guard,
            scheme -> scheme.equals("https") ? tls : null);
    this.pool =
        new PoolingHttpClientConnectionManager(
            sockets,
            PoolConcurrencyPolicy.LAX,
            PoolReusePolicy.LIFO,
            null,
            ManagedHttpClientConnectionFactory.builder().http1Config(http).build());
    pool.setMaxTotal(ALL_MAX);
    pool.setDefaultMaxPerRoute(ALL_MAX);
    pool.setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build());
    pool.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(connect)
            .setSocketTimeout(Timeout.DISABLED) // whoever has begun an exchange ends it in time
            .setValidateAfterInactivity(CHECK_AFTER)
            .build());
  }

  /// An exchange of a request for its answer, over a connection of its own until it is closed.
  final class Exchange implements AutoCloseable {
    /// By when the answer must have begun, then by when it must be over, as [System#nanoTime] tells
    /// it.
    volatile long deadline;

    private final long end;

    private final HttpClientContext context = HttpClientContext.create();
    private @Nullable ConnectionEndpoint line;
    private TimeValue keepFor = TimeValue.ZERO_MILLISECONDS;
    private volatile boolean begun;
    private volatile boolean cancelled;

    private Exchange(long now) {
      this.end = now + whole.toNanoseconds();
      this.deadline = Math.min(end, now + begin.toNanoseconds());
    }

    /// Sends the request and reads the head of the answer.
    ClassicHttpResponse run(HttpRoute route, ClassicHttpRequest request) throws IOException {
      try {
        var leased = lease(route);
        if (!leased.isConnected()) {
          pool.connect(leased, connect, context);
          if (cancelled) { // before there was anything to close
            throw new InterruptedIOException();
          }
        }
        var response = leased.execute(null, request, executor::execute, context);
        begun = true;
        deadline = end;
        return response;
      } catch (HttpException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    private ConnectionEndpoint lease(HttpRoute route) throws IOException {
      ConnectionEndpoint leased;
      try {
        leased = pool.lease(null, route, whole, null).get(whole);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      } catch (ExecutionException | TimeoutException e) {
        throw new IOException("no connection is free", e);
      }
      synchronized (this) {
        line = leased;
      }
      if (cancelled) {
        throw new InterruptedIOException();
      }
      return leased;
    }

    /// The answer was read to its end: if both sides like, the next event uses the connection.
    void ended(ClassicHttpRequest request, ClassicHttpResponse response) {
      if (DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)) {
        keepFor =
            DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
      }
    }

    /// Breaks the exchange off, from any thread.
    void cancel() {
      cancelled = true;
      var used = line();
      if (used != null) {
        used.close(CloseMode.IMMEDIATE);
      }
    }

    /// Whether the head of the answer was read.
    boolean isBegun() {
      return begun;
    }

    boolean isCancelled() {
      return cancelled;
    }

    private synchronized @Nullable ConnectionEndpoint line() {
      return line;
    }

    /// Gives the connection back, or ends it.
    @Override
    public void close() {
      var used = line();
      if (used == null) {
        return;
      }
      if (keepFor.getDuration() == 0) {
        used.close(CloseMode.IMMEDIATE);
      }
      pool.release(used, null, keepFor);
    }
  }

  /// An exchange that must be over when as much time has passed as the limits allow.
  Exchange begin() {
    return new Exchange(System.nanoTime());
  }

  /// Ends what nobody used for a while.
  void tidy() {
    pool.closeExpired();
    pool.closeIdle(IDLE_MAX);
  }

  @Override
  public void close() {
    pool.close(CloseMode.IMMEDIATE);
  }
}
