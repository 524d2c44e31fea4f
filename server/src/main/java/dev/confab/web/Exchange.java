package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.rpc.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One request and its answer, as far as routes need them.
public final class Exchange {
  private static final String FETCH_SITE = "Sec-Fetch-Site";

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final DoorSettings settings;
  private final Origin origin;
  private final Body arriving;

  Exchange(
      Request request,
      Response response,
      Callback callback,
      DoorSettings settings,
      BodyRoom room,
      LongSupplier nanos,
      String requestId) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.settings = settings;
    this.arriving = new Body(request, room, settings.bodyMax(), nanos);
    this.origin = new Origin(address(), base(), secure(), requestId, this::headers);
  }

  /// `GET`, `POST` …
  public String method() {
    return request.getMethod();
  }

  /// The path, decoded, with repeated slashes as they came.
  public String path() {
    return request.getHttpURI().getDecodedPath() == null
        ? "/"
        : request.getHttpURI().getDecodedPath();
  }

  /// The query as it came, empty when there is none.
  public String query() {
    var query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  /// A request header, or null.
  public @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }

  private void headers(BiConsumer<String, String> each) {
    headers(request.getHeaders(), each);
  }

  static void headers(HttpFields fields, BiConsumer<String, String> each) {
    for (var field : fields) {
      each.accept(field.getName(), Objects.requireNonNullElse(field.getValue(), ""));
    }
  }

  /// A cookie's value, or null.
  public @Nullable String cookie(String name) {
    for (HttpCookie cookie : Request.getCookies(request)) {
      if (cookie.getName().equals(name)) {
        return cookie.getValue();
      }
    }
    return null;
  }

  /// The host name called, with its port as the caller wrote it.
  public String host() {
    var forwarded = forwarded("X-Forwarded-Host");
    var host = forwarded == null ? header("Host") : forwarded;
    return host == null ? settings.host() + ":" + Request.getLocalPort(request) : host;
  }

  /// Whether a page of somebody else made a browser send this. Other programs say nothing of pages.
  boolean isForeign() {
    var page = header("Origin");
    if (page != null) {
      return !isOwn(page);
    }
    var site = header(FETCH_SITE);
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  /// A page says where it is from without the path under which a proxy may show us.
  private boolean isOwn(String page) {
    var address = settings.publicUrl();
    return address == null
        ? page.equalsIgnoreCase(base()) || page.equalsIgnoreCase("http://" + host())
        : page.equalsIgnoreCase(address.getScheme() + "://" + address.getAuthority());
  }

  /// Whether a cookie may speak for its user here: not when another site's page could have sent it
  /// along. A browser brings it to any link that is followed and to any picture that is shown, be
  /// it one that somebody put into a message of ours; so it must say that a script of ours asks.
  boolean mayUseCookie() {
    var purpose = header("Sec-Fetch-Dest");
    if (purpose != null && !purpose.equals("empty") && !purpose.equals("websocket")) {
      return false;
    }
    var known =
        method().equals("POST")
            || header("Origin") != null
            || "same-origin".equals(header(FETCH_SITE));
    return known && !isForeign();
  }

  /// The path under which a proxy in front shows us; empty when it is the root.
  String prefix() {
    return settings.prefix();
  }

  /// Where the request came from.
  public Origin origin() {
    return origin;
  }

  /// The whole body. Refuses one that is larger or slower than the server allows.
  public byte[] body() {
    return arriving.all();
  }

  /// The body as it comes in.
  Body arriving() {
    return arriving;
  }

  /// Whether the whole body is here and can be read without waiting for anybody.
  boolean isWhole() {
    return arriving.isWhole();
  }

  /// Whether the next request on this connection is expected to poll.
  void expect(boolean poll) {
    if (line() instanceof Line line) {
      line.expect(poll);
    }
  }

  /// Whether it is the first since something has come on its connection; asked once.
  boolean isFirst() {
    return line() instanceof Line line && line.isFirst();
  }

  /// What the connection knows of this request from before, and may know of it later.
  Memory memory() {
    return new Memory(request, origin, line() instanceof Line line ? line : null);
  }

  private EndPoint line() {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }

  /// Gives back what the body took; the request is answered.
  void leave() {
    arriving.leave();
  }

  /// Sends an answer.
  public void answer(int status, String contentType, Map<String, String> headers, byte[] body) {
    response.setStatus(status);
    headers.forEach((name, value) -> response.getHeaders().put(name, value));
    if (!contentType.isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    }
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    if (arriving.isGivenUp()) {
      interrupt(body);
    } else {
      response.write(true, ByteBuffer.wrap(body), callback);
    }
  }

  /// Answers somebody who may still be sending.
  private void interrupt(byte[] body) {
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    leave();
    try (var written = Blocker.callback()) {
      response.write(true, ByteBuffer.wrap(body), written);
      written.block();
      arriving.linger(line());
      callback.succeeded();
    } catch (IOException e) { // he has gone, or sends nothing more
      callback.failed(e);
    }
  }

  /// Sends so many bytes of a stream, piece by piece; a stream that ends early ends the connection.
  public void stream(
      int status, String contentType, Map<String, String> headers, long length, InputStream bytes) {
    response.setStatus(status);
    headers.forEach((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
    try (bytes;
        var out = Response.asBufferedOutputStream(request, response)) {
      if (!method().equals("HEAD")) {
        bytes.transferTo(out);
      }
    } catch (IOException | RuntimeException e) {
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }

  /// The parts of a multipart form, files spooled to a folder as they come in; to be closed.
  ///
  /// @throws RuntimeException when it is none, or too large
  MultiPartFormData.Parts parts(String contentType, MultiPartConfig limits) {
    return MultiPartFormData.getParts(request, request, contentType, limits);
  }

  /// Gives the browser cookies with the answer that follows.
  void cookies(List<String> cookies) {
    cookies.forEach(cookie -> response.getHeaders().add("Set-Cookie", cookie));
  }

  /// Sends a text.
  public void answer(int status, String contentType, String text) {
    answer(status, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a page.
  void html(int status, Map<String, String> headers, String html) {
    answer(status, "text/html; charset=utf-8", headers, html.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a tree as JSON.
  void json(int status, Map<String, String> headers, JsonNode body) {
    var bytes = Json.mapper().writeValueAsBytes(body);
    answer(status, "application/json; charset=utf-8", headers, bytes);
  }

  /// Makes a WebSocket of this request; false, with nothing sent, when it does not ask for one.
  boolean upgrade(FrameHandler handler, Configuration.Customizer limits) {
    var server = request.getConnectionMetaData().getConnector().getServer();
    var components = WebSocketServerComponents.ensureWebSocketComponents(server);
    // uncompressed: a window of its own for each of thousands of sockets is more than frames save
    WebSocketNegotiator negotiator =
        (asked, answer, done) -> {
          answer.setExtensions(List.of());
          return handler;
        };
    return new WebSocketMappings(components)
        .upgrade(negotiator, request, response, callback, limits);
  }

  private @Nullable String forwarded(String name) {
    if (settings.publicUrl() == null) {
      return null;
    }
    return last(request.getHeaders().getValuesList(name));
  }

  /// Proxies add to the end of what they were sent, in the same line or in one of its own. So only
  /// the last value is the proxy's; what stands before it, the caller may have made up.
  static @Nullable String last(List<String> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    var line = lines.getLast();
    return line.substring(line.lastIndexOf(',') + 1).strip();
  }

  private String address() {
    var forwarded = forwarded("X-Forwarded-For");
    return forwarded == null ? Request.getRemoteAddr(request) : forwarded;
  }

  private boolean secure() {
    var forwarded = forwarded("X-Forwarded-Proto");
    return forwarded == null ? request.isSecure() : forwarded.equalsIgnoreCase("https");
  }

  private String base() {
    var address = settings.publicUrl();
    if (address != null) {
      var text = address.toString();
      return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
    return (secure() ? "https://" : "http://") + host();
  }
}
