package dev.confab.delivery;

import java.net.URI;
import java.util.Locale;

/// An address that was read: where a connection leads, and what a request says there.
///
/// @param authority host and port as the address spells them
/// @param path with the query, as it travels
record Target(Host host, String authority, String path) {
  /// What connections have in common that serve the same requests.
  ///
  /// @param name without the brackets of an address
  record Host(boolean secure, String name, int port) {}

  static Target of(URI uri) throws AddressRefused {
    var secure = uri.getScheme().equalsIgnoreCase("https");
    var authority = Authority.of(uri);
    int port = authority.port() >= 0 ? authority.port() : secure ? 443 : 80;
    var name = authority.name().toLowerCase(Locale.ROOT);
    return new Target(new Host(secure, name, port), authority.toString(), path(uri));
  }

  private static String path(URI uri) {
    var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
