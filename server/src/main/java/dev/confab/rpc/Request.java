package dev.confab.rpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A call as it arrived, parameters merged, before anybody asked who calls.
///
/// @param method the name from the path, in any case
/// @param format the form of the answer
/// @param params query, form and JSON merged; `auth` taken out
/// @param credential what was shown
/// @param host the host name called, which chooses the portal
/// @param origin where it came from
public record Request(
    String method,
    Format format,
    ObjectNode params,
    Credential credential,
    String host,
    Origin origin) {

  /// The form of an answer.
  public enum Format {
    /// The default.
    JSON,
    /// `method.xml`.
    XML
  }

  /// What a caller shows to be let in.
  public sealed interface Credential {}

  /// `/rest/{user}/{code}/…`.
  public record WebhookCode(String user, String code) implements Credential {}

  /// An access token from `auth` or a Bearer header.
  public record AccessToken(String token) implements Credential {}

  /// A browser's session cookie.
  public record SessionCookie(String value) implements Credential {}

  /// Nothing.
  public record Nothing() implements Credential {}

  /// The same request from here.
  public Request again(Origin from) {
    return new Request(method, format, params, credential, host, from);
  }

  /// The value of a plain parameter, or null.
  public @Nullable String text(String name) {
    var value = params.get(name);
    return value == null || !value.isValueNode() ? null : value.asString();
  }
}
