package dev.confab.rpc;

/// Where a call came from.
///
/// @param address the caller's IP address
/// @param base the address under which the caller reached this server, for example
///   `http://127.0.0.1:8080`, so that links lead back the same way
/// @param secure whether the call came over TLS, here or at the proxy in front
/// @param requestId names the call in the log
/// @param headers it came with
public record Origin(
    String address, String base, boolean secure, String requestId, Headers headers) {

  /// A call without headers, as one inside of the server.
  public Origin(String address, String base, boolean secure, String requestId) {
    this(address, base, secure, requestId, Headers.NONE);
  }

  /// The same for another request in the same words.
  public Origin again(String id) {
    return new Origin(address, base, secure, id, headers);
  }
}
