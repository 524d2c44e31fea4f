package dev.confab.delivery;

import dev.confab.basics.EncodedForm;
import dev.confab.basics.Secrets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Posts forms to strangers. It follows nothing, repeats nothing, keeps no cookies, unpacks
/// nothing, and every exchange has an end.
public final class WebhookClient implements AutoCloseable {
  /// The times and sizes of an exchange.
  ///
  /// @param connect for one connection, and for its encryption
  /// @param begin from the first step until the head of the answer is read
  /// @param whole from the first step to the last byte read
  /// @param answerBytesMax of the answer's body; what comes after is dropped with the connection
  public record Limits(Duration connect, Duration begin, Duration whole, int answerBytesMax) {
    /// What the server uses.
    public static final Limits SERVER =
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30));

    /// As many bytes as the server reads of an answer, in these times.
    public Limits(Duration connect, Duration begin, Duration whole) {
      this(connect, begin, whole, 64 * 1024);
    }
  }

  /// How often connections are looked at that nobody uses.
  private static final Duration TIDY_EVERY = Duration.ofSeconds(5);

  static final String LENGTH = "Content-Length";
  static final String AGENT = "User-Agent";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Limits limits;
  private final AddressGuard guard;
  private final String userAgent;
  private final InstantSource clock;
  private final LateTls tls = new LateTls();
  private final Connections connections;
  private final ScheduledExecutorService watch;
  private final Targets targets;

  /// What is under way.
  private final Set<Connections.Exchange> open = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /// A client that calls what the guard allows.
  ///
  /// @param version of this server, for the `User-Agent`
  public WebhookClient(AddressGuard guard, Limits limits, String version, InstantSource clock) {
    this.guard = guard;
    this.targets = new Targets(guard);
    this.limits = limits;
    this.userAgent = "Confab/" + version;
    this.clock = clock;
    this.connections = new Connections(guard, tls, limits, Connections.ALL_MAX);
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("confab-deadlines").daemon(true).factory());
    // one look at all now and then costs less than a timer for each, and is late by a hundredth
    var shortest = Math.min(limits.begin().toMillis(), limits.whole().toMillis());
    long look = Math.max(1, shortest / 100);
    var _ = watch.scheduleAtFixedRate(this::cutLate, look, look, TimeUnit.MILLISECONDS);
    long tidy = TIDY_EVERY.toMillis();
    var _ = watch.scheduleWithFixedDelay(connections::tidy, tidy, tidy, TimeUnit.MILLISECONDS);
  }

  private void cutLate() {
    long now = System.nanoTime();
    for (var exchange : open) {
      if (exchange.deadline - now < 0) {
        exchange.cancel();
      }
    }
  }

  /// Does now what the first post over https would wait for.
  public void prepare() {
    tls.prepare();
  }

  /// Posts a form once; it cannot be used afterwards.
  public Outcome post(String address, EncodedForm form, Map<String, String> headers) {
    return post(address, form, headers, new AnswerBody(limits.answerBytesMax(), false));
  }

  /// The same where the answer may be a reply, which is kept as a whole.
  Outcome postForReply(String address, EncodedForm form, Map<String, String> headers) {
    return post(address, form, headers, new AnswerBody(limits.answerBytesMax(), true));
  }

  private Outcome post(
      String address, EncodedForm form, Map<String, String> headers, AnswerBody body) {
    Target target;
    try {
      target = targets.of(address);
    } catch (AddressRefused e) {
      return Outcome.refused(e);
    }
    try (var exchange = connections.begin()) {
      open.add(exchange);
      try {
        return closed ? Outcome.cut() : answered(exchange, target, form, headers, body);
      } catch (AddressRefused e) {
        return Outcome.refused(e);
      } catch (NameUnasked e) {
        return closed ? Outcome.cut() : Outcome.unmade(e.sentence());
      } catch (IOException | RuntimeException e) {
        return closed ? Outcome.cut() : failed(exchange, sentence(e, exchange, target));
      } finally {
        open.remove(exchange);
      }
    }
  }

  private static Outcome failed(Connections.Exchange exchange, String sentence) {
    var shown = Secrets.mask(sentence);
    return exchange.isSent() ? Outcome.unanswered(shown) : Outcome.failed(shown);
  }

  private void write(Sheet sheet, Target target, EncodedForm form, Map<String, String> headers)
      throws IOException {
    sheet.add("POST ").add(target.path()).add(" HTTP/1.1\r\n");
    headers.forEach(sheet::header);
    usual(target, form.length(), sheet::header);
    sheet.add("\r\n");
    form.send(sheet);
  }

  /// The headers every request has.
  private void usual(Target target, int length, BiConsumer<String, String> to) {
    to.accept(LENGTH, Integer.toString(length));
    to.accept("Content-Type", FORM);
    to.accept("Host", target.authority());
    to.accept("Connection", "keep-alive");
    to.accept(AGENT, userAgent);
  }

  /// The headers that every request to this address has, with a form of this length; none where no
  /// request goes there.
  void usual(String address, int length, BiConsumer<String, String> to) {
    try {
      usual(Target.of(guard.read(address)), length, to);
    } catch (AddressRefused e) {
      return; // nothing is sent there
    }
  }

  /// Those of them that nobody can tell later, a line each.
  String head(int length) {
    return LENGTH + ": " + length + "\n" + AGENT + ": " + userAgent;
  }

  private Outcome answered(
      Connections.Exchange exchange,
      Target target,
      EncodedForm form,
      Map<String, String> headers,
      AnswerBody body)
      throws IOException {
    var answer = exchange.run(target, sheet -> write(sheet, target, form, headers));
    if (body.read(answer)) {
      exchange.ended(answer);
    }
    int status = answer.status();
    var kept = new Outcome.Answer(AnswerHead.of(answer), body.text(), body.json());
    return status >= 200 && status < 300
        ? Outcome.accepted(status, kept)
        : Outcome.refused(status, told(answer), retryAfter(answer), kept);
  }

  private static String told(HttpAnswer answer) {
    int status = answer.status();
    if (status >= 300 && status < 400 && answer.header("Location") != null) {
      return status + ", a redirect: redirects are not followed, register the final address";
    }
    return Integer.toString(status);
  }

  private @Nullable Duration retryAfter(HttpAnswer answer) {
    var asked = answer.header("Retry-After");
    return asked == null ? null : pause(asked, clock.instant());
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
  private String sentence(Exception failure, Connections.Exchange exchange, Target target) {
    if (exchange.isCancelled()) {
      return exchange.isBegun()
          ? "no complete answer within " + limits.whole().toSeconds() + " s"
          : "no answer begun within " + limits.begin().toSeconds() + " s";
    }
    return switch (failure) {
      case NameUnanswered silent -> silent.sentence();
      case UnknownHostException unknown ->
          "the host name " + target.host().name() + " is not known";
      case Line.Slow slow -> "no connection within " + limits.connect().toSeconds() + " s";
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
    open.forEach(Connections.Exchange::cancel);
    watch.shutdownNow();
    connections.close();
  }
}
