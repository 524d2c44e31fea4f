package dev.confab.delivery;

import static java.util.Objects.requireNonNull;

import dev.confab.basics.EncodedForm;
import dev.confab.basics.Secrets;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.NumberedAttempt;
import dev.confab.sql.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes attempts for real: asks where the handler is now, composes the body, posts it, or calls
/// the handler that lives in this process.
public final class Postman implements Post, Requests {
  /// What the address of a handler in this process begins with.
  public static final String INSIDE = "internal:";

  private static final String ID = "webhook-id";
  private static final String TIME = "webhook-timestamp";

  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

  private final Store store;
  private final HandlerAddresses addresses;
  private final Bodies bodies;
  private final WebhookClient client;
  private final Map<String, InsideHandler> inside;
  private final Signer signer;
  private final Replies replies;
  private final InstantSource clock;

  /// A postman for all portals of the store; the client is closed with it.
  ///
  /// @param inside handlers of this process by the name after `internal:`
  /// @param replies does what handlers ask for in their answers
  /// @param signer signs the bodies of those who asked for it
  public Postman(
      Store store,
      HandlerAddresses addresses,
      Bodies bodies,
      WebhookClient client,
      Map<String, InsideHandler> inside,
      Signer signer,
      Replies replies,
      InstantSource clock) {
    this.store = store;
    this.addresses = addresses;
    this.bodies = bodies;
    this.client = client;
    this.inside = Map.copyOf(inside);
    this.signer = signer;
    this.replies = replies;
    this.clock = clock;
  }

  @Override
  public Outcome post(Event event, Instant now) {
    var address = addresses.find(store.reads(event.portal()), event.handler());
    if (address == null) {
      return Outcome.failed("handler " + event.handler() + " is no longer bound");
    }
    if (address.startsWith(INSIDE)) {
      return hand(event, address.substring(INSIDE.length())).at(address);
    }
    return posted(event, address, now).at(address);
  }

  private Outcome posted(Event event, String address, Instant now) {
    EncodedForm body;
    try {
      body = bodies.compose(event, now);
    } catch (BadData e) {
      return Outcome.failed(requireNonNull(e.getMessage()));
    }
    try {
      var headers = headers(event, now);
      sign(event, headers, body);
      var sent = SentHead.of(client.head(body.length()), headers);
      var outcome =
          replies.areHeard(event)
              ? client.postForReply(address, body, headers)
              : client.post(address, body, headers);
      return answered(event.withoutData(), outcome.carrying(sent));
    } finally {
      body.forget(); // it may not have been sent
    }
  }

  private Outcome answered(Event event, Outcome outcome) {
    var answer = outcome.answer();
    if (outcome.kind() != Outcome.Kind.ACCEPTED || answer == null || answer.json().isEmpty()) {
      return outcome;
    }
    var words = replies.carryOut(event, answer.json());
    return words == null ? outcome : outcome.adding(words);
  }

  private Outcome hand(Event event, String name) {
    var handler = inside.get(name);
    if (handler == null) {
      return Outcome.failed("this server has no handler named " + name);
    }
    try {
      handler.receive(event);
      return Outcome.accepted();
    } catch (RuntimeException e) {
      LOG.warn("The inside handler {} failed", name, e);
      return Outcome.failed("the handler " + name + " of this server failed");
    }
  }

  /// What the original does not send and a careful handler can use: the same id at every attempt of
  /// an event and at every replay of it, the time and the number of this attempt, and whether an
  /// operator wished it.
  public static Map<String, String> headers(Event event, Instant now) {
    return headers(event, event.attempts() + 1, now);
  }

  private static Map<String, String> headers(Event event, int number, Instant now) {
    var root = event.replayOf() == null ? event.id() : event.replayOf();
    var headers = new LinkedHashMap<String, String>();
    headers.put(ID, event.portal() + "-" + root);
    headers.put(TIME, Long.toString(now.getEpochSecond()));
    headers.put("Confab-Attempt", Integer.toString(number));
    if (event.replayOf() != null) {
      headers.put("Confab-Replay", "1");
    }
    return headers;
  }

  private void sign(Event event, Map<String, String> headers, EncodedForm body) {
    var id = requireNonNull(headers.get(ID));
    var time = requireNonNull(headers.get(TIME));
    var signature = signer.sign(event.portal(), event.app(), id, time, body);
    if (signature != null) {
      headers.put(SentHead.SIGNATURE, signature);
    }
  }

  @Override
  public MaskedRequest next(Event event) {
    var found = addresses.find(store.reads(event.portal()), event.handler());
    var address = found == null ? "" : found;
    var now = clock.instant();
    var body = bodies.compose(event, now);
    try {
      var headers = headers(event, now);
      sign(event, headers, body);
      client.usual(address, body.length(), headers::put);
      return new MaskedRequest(address, headers, Secrets.maskForm(body.toString()), null);
    } finally {
      body.forget();
    }
  }

  @Override
  public MaskedRequest past(Event event, NumberedAttempt tried) {
    var attempt = tried.attempt();
    var body = bodies.compose(event, attempt.started());
    try {
      var sent = SentHead.read(attempt.sent());
      var headers = headers(event, tried.number(), attempt.started());
      sent.sign(headers);
      client.usual(attempt.address(), body.length(), headers::put);
      sent.correct(headers);
      var shown = Secrets.maskForm(body.toString());
      return new MaskedRequest(attempt.address(), headers, shown, sent.note(body.length()));
    } finally {
      body.forget();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
