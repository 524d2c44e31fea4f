package dev.confab.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is posted for an event, as an operator may see it.
///
/// @param address where it goes; empty when the handler is not bound any more
/// @param headers beside those every request has, in their order
/// @param body the form, with its tokens masked
public record MaskedRequest(String address, Map<String, String> headers, String body) {
  static final String TIME = "webhook-timestamp";
  static final String NUMBER = "Confab-Attempt";
  static final String SIGNATURE = "webhook-signature";

  /// The headers an attempt of the past carried. Its signature is not told: the secret may have
  /// been changed since.
  ///
  /// @param number of the attempt, counted from one
  public Map<String, String> headersOf(int number, Instant started) {
    var then = new LinkedHashMap<>(headers);
    then.put(TIME, Long.toString(started.getEpochSecond()));
    then.put(NUMBER, Integer.toString(number));
    then.remove(SIGNATURE);
    return then;
  }
}
