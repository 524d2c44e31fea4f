package dev.confab.testkit;

import dev.confab.basics.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the server answered.
public final class Reply {
  private final int status;
  private final Map<String, String> headers;
  private final String text;
  private volatile boolean lookedAt;

  /// @param headers by name in lower case; of several values the first
  Reply(int status, Map<String, String> headers, String text) {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// Headers by name in lower case; of several values the first.
  public Map<String, String> headers() {
    return headers;
  }

  /// The body.
  public String text() {
    lookedAt = true;
    return text;
  }

  /// The same, for who only takes it down.
  String unread() {
    return text;
  }

  /// Whether a test asked for what was answered.
  boolean isLookedAt() {
    return lookedAt;
  }

  /// The body as a tree.
  public JsonNode body() {
    return Json.parse(text());
  }

  /// The result; fails the test when there is none.
  public JsonNode result() {
    var result = body().get("result");
    if (status != 200 || result == null) {
      throw new AssertionError("no result: " + this);
    }
    return result;
  }

  /// The error's code; fails the test when the call succeeded.
  public String error() {
    var error = body().get("error");
    if (error == null) {
      throw new AssertionError("no error: " + this);
    }
    return error.asString();
  }

  /// The error's text.
  public String description() {
    return body().path("error_description").asString("");
  }

  /// The error as one line: `400 NAME_ERROR Bot name isn't specified`.
  public String refusal() {
    return (status + " " + error() + " " + description()).strip();
  }

  /// A header's value, or null.
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(java.util.Locale.ROOT));
  }

  @Override
  public String toString() {
    return status + " " + text;
  }
}
