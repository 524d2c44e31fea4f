package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.rpc.Answer;
import dev.confab.rpc.Dispatcher;
import dev.confab.rpc.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `/rest/{method}` and `/rest/{user}/{code}/{method}`, with optional `.json` or `.xml`, doubled
/// and trailing slashes as clients of the original send them. Never answers with a redirect:
/// clients take one for a moved portal. (settings/how-to-call-rest-api/general-principles.md)
public final class RestRoute implements Route {
  /// The cookie that carries a browser's session.
  public static final String SESSION_COOKIE = "confab_session";

  private static final String PREFIX = "/rest/";

  private final Dispatcher dispatcher;
  private final CallWatch watch;
  private final Spool spool;

  /// Told of each call's end, for the metrics.
  @FunctionalInterface
  public interface CallWatch {
    /// A call to `method`, or to `unknown`, was answered with `status` after `nanos`.
    void answered(String method, int status, long nanos);
  }

  /// A route into this dispatcher.
  public RestRoute(Dispatcher dispatcher, CallWatch watch, Spool spool) {
    this.dispatcher = dispatcher;
    this.watch = watch;
    this.spool = spool;
  }

  private record Address(String method, Request.Format format, Request.Credential credential) {}

  @Override
  public boolean takes(String path) {
    return path.startsWith(PREFIX) || path.equals("/rest");
  }

  @Override
  public void answer(Exchange exchange) {
    var left = begin(exchange);
    if (left != null) {
      left.run();
    }
  }

  @Override
  public @Nullable Runnable begin(Exchange exchange) {
    var began = System.nanoTime();
    if (exchange.memory().begun() instanceof Asked asked) {
      exchange.expect(true);
      return () -> asked.goOn(exchange);
    }
    if (exchange.method().equals("OPTIONS")) {
      exchange.answer(204, "", preflight(), new byte[0]);
      return null;
    }
    var address = address(exchange.path());
    var polls = dispatcher.polls(address.method());
    exchange.expect(polls);
    return polls && exchange.isWhole()
        ? poll(exchange, address, began)
        : () -> send(exchange, address, answer(exchange, address), began);
  }

  private @Nullable Runnable poll(Exchange exchange, Address address, long began) {
    Request request;
    try {
      request = request(exchange, address, Params.of(exchange, spool));
    } catch (Refusal refusal) {
      send(exchange, address, refused(exchange, address, refusal), began);
      return null;
    }
    var entered = dispatcher.enter(request);
    var answer = entered.atHand();
    if (answer == null) {
      return () -> send(exchange, address, entered.answer(), began);
    }
    var memory = exchange.memory();
    if (memory.isWorthIt() && answer.status() == 200) {
      memory.keep(new Asked(address, request.again(memory.origin())));
    }
    send(exchange, address, answer, began);
    return null;
  }

  /// A poll that was answered at once, for when it comes again.
  private final class Asked implements Repeat {
    private final Address address;
    private final Request request;
    private Dispatcher.@Nullable Entered entered;
    private long began;

    Asked(Address address, Request request) {
      this.address = address;
      this.request = request;
    }

    @Override
    public @Nullable Answer again(String requestId) {
      began = System.nanoTime();
      entered = dispatcher.enter(request.again(request.origin().again(requestId)));
      var answer = entered.atHand();
      if (answer == null) {
        return null;
      }
      entered = null;
      return finished(address, answer, began);
    }

    /// Gives the answer for which somebody has to wait.
    void goOn(Exchange exchange) {
      if (entered == null) {
        throw new IllegalStateException("it was answered");
      }
      send(exchange, address, entered.answer(), began);
    }
  }

  private Answer answer(Exchange exchange, Address address) {
    Request request;
    try {
      request = request(exchange, address, Params.of(exchange, spool));
    } catch (Refusal refusal) {
      return refused(exchange, address, refusal);
    }
    return dispatcher.answer(request);
  }

  private Answer refused(Exchange exchange, Address address, Refusal refusal) {
    return dispatcher.refuse(refusal, request(exchange, address, Json.mapper().createObjectNode()));
  }

  private void send(Exchange exchange, Address address, Answer answer, long began) {
    var sent = finished(address, answer, began);
    exchange.answer(sent.status(), sent.contentType(), sent.headers(), sent.body());
  }

  private Answer finished(Address address, Answer answer, long began) {
    var headers = new LinkedHashMap<>(answer.headers());
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("Cache-Control", "no-store");
    watch.answered(dispatcher.nameOf(address.method()), answer.status(), System.nanoTime() - began);
    return new Answer(answer.status(), answer.contentType(), headers, answer.body());
  }

  private static Request request(Exchange exchange, Address address, ObjectNode params) {
    return new Request(
        address.method(),
        address.format(),
        params,
        credential(address.credential(), params, exchange),
        exchange.host(),
        exchange.origin());
  }

  private static Address address(String path) {
    var segments = segments(path);
    var last = segments.isEmpty() ? "" : segments.getLast();
    var format = Request.Format.JSON;
    var lower = last.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".xml")) {
      format = Request.Format.XML;
      last = last.substring(0, last.length() - ".xml".length());
    } else if (lower.endsWith(".json")) {
      last = last.substring(0, last.length() - ".json".length());
    }
    return switch (segments.size()) {
      case 1 -> new Address(last, format, new Request.Nothing());
      case 3 ->
          new Address(last, format, new Request.WebhookCode(segments.getFirst(), segments.get(1)));
      // half a webhook address: its code is taken for the method's name, and there is no such
      // method
      default -> new Address("", format, new Request.Nothing());
    };
  }

  /// The parts after the prefix, without the empty ones that doubled slashes leave.
  private static List<String> segments(String path) {
    var segments = new ArrayList<String>(3);
    for (int from = Math.min(path.length(), PREFIX.length()); from < path.length(); ) {
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      if (end > from) {
        segments.add(path.substring(from, end));
      }
      from = end + 1;
    }
    return segments;
  }

  static Request.Credential credential(
      Request.Credential fromPath, ObjectNode params, Exchange exchange) {
    var auth = params.remove("auth");
    if (fromPath instanceof Request.WebhookCode) {
      return fromPath;
    }
    if (auth != null && auth.isValueNode() && !auth.asString().isEmpty()) {
      return new Request.AccessToken(auth.asString());
    }
    var bearer = exchange.header("Authorization");
    if (bearer != null && bearer.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return new Request.AccessToken(bearer.substring(7).strip());
    }
    var session = exchange.mayUseCookie() ? exchange.cookie(SESSION_COOKIE) : null;
    return session == null ? fromPath : new Request.SessionCookie(session);
  }

  static Map<String, String> preflight() {
    return Map.of(
        "Access-Control-Allow-Origin", "*",
        "Access-Control-Allow-Methods", "GET, POST, OPTIONS",
        "Access-Control-Allow-Headers", "Authorization, Content-Type, X-Request-ID",
        "Access-Control-Max-Age", "86400");
  }
}
