package dev.confab.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts forms to strangers. It follows nothing, repeats nothing, keeps no cookies, unpacks
/// nothing, and every exchange has an end.
public final class WebhookClient implements AutoCloseable {
  /// The times and sizes of an exchange.
  ///
  /// @param connect for one connection, and for its encryption
  /// @param whole from the first step to the last byte read
  /// @param answerBytesMax of the answer's body; what comes after is dropped with the connection
  public record Limits(Duration connect, Duration whole, int answerBytesMax) {
    /// What the server uses.
    public static final Limits SERVER =
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), 64 * 1024);
  }

  /// Connections at the same time; the courier's own limits come first.
  private static final int CONNECTIONS_MAX = 20_000;

  /// Buffers of a connection: the default of 8 KB, several times over, is what most memory of many
  /// slow handlers would go to.
  private static final int BUFFER_BYTES = 2048;

  private static final Logger LOG = LoggerFactory.getLogger(WebhookClient.class);
  private static final Timeout IDLE_MAX = Timeout.ofSeconds(20);
  private static final Timeout CHECK_AFTER = Timeout.ofMilliseconds(500);
  private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

  private final Limits limits;
  private final AddressGuard guard;
  private final InstantSource clock;
  private final LateTls tls = new LateTls();
  private final CloseableHttpClient http;
  private final ScheduledExecutorService deadlines;

  /// What is under way, with the time by which it must be over, as [System#nanoTime] tells it.
  private final Map<HttpPost, Long> open = new ConcurrentHashMap<>();

  private volatile boolean closed;

  /// A client that calls what the guard allows.
  ///
  /// @param version of this server, for the `User-Agent`
  public WebhookClient(AddressGuard guard, Limits limits, String version, InstantSource clock) {
    this.guard = guard;
    this.limits = limits;
    this.clock = clock;
    this.http = http(guard, tls, limits, "Confab/" + version);
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("confab-deadlines").daemon(true).factory());
    // one look at all now and then costs less than a timer for each, and is late by a hundredth
    long look = Math.max(1, limits.whole().toMillis() / 100);
    var _ = deadlines.scheduleAtFixedRate(this::cutLate, look, look, TimeUnit.MILLISECONDS);
  }

  private void cutLate() {
    long now = System.nanoTime();
    open.forEach(
        (request, deadline) -> {
          if (deadline - now < 0) {
            request.cancel();
          }
        });
  }

  private static CloseableHttpClient http(
      AddressGuard guard, LateTls tls, Limits limits, String userAgent) {
    var buffers =
        ManagedHttpClientConnectionFactory.builder()
            .http1Config(Http1Config.custom().setBufferSize(BUFFER_BYTES).build())
            .build();
    var connect = Timeout.of(limits.connect());
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(guard)
            .setTlsSocketStrategy(tls)
            .setConnectionFactory(buffers)
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setMaxConnTotal(CONNECTIONS_MAX)
            .setMaxConnPerRoute(CONNECTIONS_MAX)
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connect)
                    .setValidateAfterInactivity(CHECK_AFTER)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setUserAgent(userAgent)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(Timeout.of(limits.whole()))
                .setConnectionRequestTimeout(Timeout.of(limits.whole()))
                .setProtocolUpgradeEnabled(false)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .evictExpiredConnections()
        .evictIdleConnections(TimeValue.of(IDLE_MAX.toDuration()))
        .build();
  }

  /// Does now what the first post over https would wait for.
  public void prepare() {
    tls.prepare();
  }

  /// Posts a form once.
  public Outcome post(String address, String form, Map<String, String> headers) {
    URI target;
    try {
      target = guard.read(address);
    } catch (AddressRefused e) {
      return Outcome.failed(e.sentence());
    }
    var request = new HttpPost(target);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(form.getBytes(StandardCharsets.US_ASCII), FORM));
    open.put(request, System.nanoTime() + limits.whole().toNanos());
    try {
      return closed ? Outcome.cut() : exchange(request);
    } catch (IOException | RuntimeException e) {
      return closed ? Outcome.cut() : Outcome.failed(Secrets.mask(sentence(e, request)));
    } finally {
      open.remove(request);
    }
  }

  private Outcome exchange(HttpPost request) throws IOException {
    var response = http.executeOpen(null, request, HttpClientContext.create());
    try {
      var body = new AnswerBody(limits.answerBytesMax());
      boolean ended = body.read(response.getEntity());
      int status = response.getCode();
      var answer = new Outcome.Answer(AnswerHead.of(response), body.text(), body.json());
      var outcome =
          status >= 200 && status < 300
              ? Outcome.accepted(status, answer)
              : Outcome.refused(status, told(status, response), retryAfter(response), answer);
      if (!ended) {
        // Closing alone would read on to the end, which may never come.
        request.cancel();
      }
      return outcome;
    } finally {
      closeQuietly(response);
    }
  }

  private static void closeQuietly(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      LOG.debug("Closing an answer failed", e);
    }
  }

  private static String told(int status, ClassicHttpResponse response) {
    if (status >= 300 && status < 400 && response.containsHeader("Location")) {
      return status + ", a redirect: redirects are not followed, register the final address";
    }
    return Integer.toString(status);
  }

  private @Nullable Duration retryAfter(ClassicHttpResponse response) {
    var header = response.getFirstHeader("Retry-After");
    return header == null ? null : pause(header.getValue(), clock.instant());
  }

  /// The pause a `Retry-After` asks for, in seconds or as a date; null when it cannot be read.
  static @Nullable Duration pause(@Nullable String value, Instant now) {
    var text = value == null ? "" : value.strip();
    if (text.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      var then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      var pause = Duration.between(now, then);
      return pause.isNegative() ? Duration.ZERO : pause;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /// The words of some failures repeat what the handler sent.
  private String sentence(Exception failure, HttpPost request) {
    if (request.isCancelled()) {
      return "no complete answer within " + limits.whole().toSeconds() + " s";
    }
    return switch (failure) {
      case AddressRefused refused -> refused.sentence();
      case UnknownHostException unknown ->
          "the host name " + request.getAuthority().getHostName() + " is not known";
      case ConnectTimeoutException slow ->
          "no connection within " + limits.connect().toSeconds() + " s";
      case SocketTimeoutException slow -> "no answer within " + limits.whole().toSeconds() + " s";
      case ConnectException refused -> "the connection was refused";
      case NoRouteToHostException nowhere -> "there is no route to the host";
      case SSLException broken -> "encryption failed: " + broken.getMessage();
      case InterruptedIOException broken -> "the exchange was broken off";
      case IOException broken -> "the exchange failed: " + broken.getMessage();
      default -> "the address cannot be called: " + failure.getMessage();
    };
  }

  /// Breaks off what is under way.
  @Override
  public void close() {
    closed = true;
    open.keySet().forEach(HttpPost::cancel);
    deadlines.shutdownNow();
    http.close(CloseMode.IMMEDIATE);
  }
}
