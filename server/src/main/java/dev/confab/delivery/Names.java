package dev.confab.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Looks a host name up.
@FunctionalInterface
public interface Names {
  /// All addresses of a host: a name, or an address in whatever spelling.
  InetAddress[] lookup(String host) throws UnknownHostException;
}
