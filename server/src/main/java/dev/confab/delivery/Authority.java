package dev.confab.delivery;

import java.net.URI;
import java.util.regex.Pattern;

/// Host and port of an address as it spells them, in ASCII: so they are looked up, and so they are
/// told to whoever is there. A host may have an underscore, which names of containers have and
/// Java's reading of addresses does not know.
///
/// @param host an address of the sixth version in brackets
/// @param port -1: the scheme's own
record Authority(String host, int port) {
  /// What may stand for a host, but for brackets.
  static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+");

  private static final int PORT_MAX = 65_535;
  private static final Pattern SPELLED =
      Pattern.compile("(\\[[A-Za-z0-9:._%-]+]|" + HOST.pattern() + ")(?::([0-9]{0,5}))?");

  /// @throws AddressRefused when it is none a connection could lead to
  static Authority of(URI read) throws AddressRefused {
    var spelled = SPELLED.matcher(read.getRawAuthority() == null ? "" : read.getRawAuthority());
    if (!spelled.matches()) {
      throw new AddressRefused("the handler address cannot be read");
    }
    var digits = spelled.group(2);
    int port = digits == null || digits.isEmpty() ? -1 : Integer.parseInt(digits);
    if (port > PORT_MAX) {
      throw new AddressRefused("the handler address cannot be read");
    }
    return new Authority(spelled.group(1), port);
  }

  /// The host without brackets.
  String name() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public String toString() {
    return port < 0 ? host : host + ":" + port;
  }
}
