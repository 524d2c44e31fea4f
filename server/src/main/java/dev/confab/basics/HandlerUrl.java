package dev.confab.basics;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address events can be posted to: absolute, `http` or `https`, with a host, without a user and
/// a password in it. Whether the host may be called is not asked here but at each post, since what
/// a name resolves to changes.
public final class HandlerUrl {
  /// Longest address that is kept.
  public static final int LENGTH_MAX = 2000;

  private static final int PORT_MAX = 65_535;

  /// A host that `URI` does not take for one: with letters outside ASCII, or with an underscore as
  /// container networks have them.
  private static final Pattern NAME_AND_PORT = Pattern.compile("([^:\\[\\]@]+)(?::([0-9]{1,5}))?");

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private HandlerUrl() {}

  /// The address in ASCII, or null when nothing can be posted there.
  public static @Nullable String normal(String text) {
    var stripped = text.strip();
    if (stripped.length() > LENGTH_MAX || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return null;
    }
    try {
      var url = withAsciiHost(new URI(stripped));
      var ascii = url == null ? null : url.toASCIIString();
      return ascii == null || ascii.length() > LENGTH_MAX ? null : ascii;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable URI withAsciiHost(URI url) throws URISyntaxException {
    var authority = url.getRawAuthority();
    if (!("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
        || authority == null
        || authority.indexOf('@') >= 0) {
      return null;
    }
    if (url.getHost() != null) {
      return isPort(url.getPort()) ? url : null;
    }
    var parts = NAME_AND_PORT.matcher(authority);
    if (!parts.matches()) {
      return null;
    }
    var host = IDN.toASCII(parts.group(1), IDN.ALLOW_UNASSIGNED);
    var port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
    if (!HOST.matcher(host).matches() || !isPort(port)) {
      return null;
    }
    var text = url.toString();
    int from = text.indexOf(authority);
    return new URI(
        text.substring(0, from)
            + (port < 0 ? host : host + ":" + port)
            + text.substring(from + authority.length()));
  }

  /// -1 stands for the scheme's own.
  private static boolean isPort(int port) {
    return port == -1 || (port > 0 && port <= PORT_MAX);
  }
}
