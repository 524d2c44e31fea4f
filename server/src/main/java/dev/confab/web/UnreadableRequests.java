package dev.confab.web;

import dev.confab.basics.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Answers what never reaches a route, because it is no request that can be read or because the
/// door is closing, in the form in which every other error is told: clients parse nothing else.
final class UnreadableRequests extends ErrorHandler {
  private static final String INVALID = "INVALID_REQUEST";
  private static final String JSON = "application/json; charset=utf-8";

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String reason,
      @Nullable Throwable cause,
      Callback callback) {
    describe(response.getHeaders());
    response.write(true, body(status, reason), callback);
  }

  /// The connection ends with it: where a request ended that could not be read, nobody knows.
  private static void describe(HttpFields.Mutable headers) {
    headers.put(HttpFields.CONNECTION_CLOSE);
    headers.put(HttpHeader.CONTENT_TYPE, JSON);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  }

  private static ByteBuffer body(int status, @Nullable String reason) {
    var body = Json.mapper().createObjectNode();
    body.put("error", code(status));
    body.put("error_description", text(status, reason));
    return ByteBuffer.wrap(Json.mapper().writeValueAsBytes(body));
  }

  /// Not the code of a defect where the caller had better try again.
  private static String code(int status) {
    return switch (status) {
      case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "INTERNAL_SERVER_ERROR";
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> "SERVICE_UNAVAILABLE";
      default -> INVALID;
    };
  }

  /// What is wrong on our side stays in the log.
  private static String text(int status, @Nullable String reason) {
    return reason == null || !code(status).equals(INVALID)
        ? HttpStatus.getMessage(status)
        : "Request cannot be read: " + reason;
  }
}
