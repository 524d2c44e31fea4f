package dev.confab.delivery;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides which addresses this server may call. Handler addresses come from whoever may register a
/// bot; without the guard they would reach whatever the server can reach.
///
/// It is the name lookup of the connection itself: the addresses it lets pass are the ones the
/// connection is made to, so a name that changes its mind between check and connection gains
/// nothing. Every address of an answer must be allowed; a mixed answer is refused whole. Odd
/// spellings of an address (decimal, octal, hexadecimal, mapped) need no rule, because what is
/// judged is the address they mean to the connection.
public final class AddressGuard {
  /// What is not public, IPv4. Source: the IANA registry of special-purpose addresses.
  private static final List<Cidr> PRIVATE_V4 =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4")
          .map(Cidr::of)
          .toList();

  /// The only range of IPv6 that is routed publicly. Everything else, with `::`, link-local,
  /// unique-local, multicast, IPv4-compatible and NAT64 addresses, is refused by being outside.
  private static final Cidr PUBLIC_V6 = Cidr.of("2000::/3");

  /// What is not public within it: protocols and Teredo, documentation, 6to4.
  private static final List<Cidr> PRIVATE_V6 =
      Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20").map(Cidr::of).toList();

  private static final List<Cidr> LOOPBACK =
      Stream.of("127.0.0.0/8", "::1/128").map(Cidr::of).toList();

  /// Ports of other protocols than HTTP, below 1024 and of databases, queues and the like above it.
  /// What is posted there is no event to anybody, and some of them take orders out of what they
  /// cannot read. The greater part of them is closed in browsers for the same reason; 1 and 9, by
  /// which people name an address where nobody is, do no harm.
  private static final Set<Integer> FOREIGN_PORTS =
      Set.of(
          7, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
          103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427,
          445, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636,
          873, 989, 990, 993, 995, 1433, 1434, 1521, 1719, 1720, 1723, 2049, 3306, 3389, 3659, 4045,
          4190, 5060, 5061, 5432, 5671, 5672, 5900, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669,
          6679, 6697, 9042, 9092, 11211, 27017);

  /// Addresses of a name that are tried one after the other: a stranger decides how many it has.
  private static final int TRIED_MAX = 8;

  private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})");

  private final List<Cidr> ranges;
  private final Set<Integer> ports;
  private final Set<String> hosts;
  private final Names names;

  /// A guard over the system's name lookup.
  ///
  /// @param allow what the operator allows besides public addresses: ranges, addresses, host names,
  ///   and ports such as `:25` that belong to other protocols
  /// @param loopback allow this machine itself, for developers; not its other protocols: a bot that
  ///   works there is to work elsewhere too
  /// @throws IllegalArgumentException when an entry is neither of the four
  public static AddressGuard of(List<String> allow, boolean loopback) {
    return new AddressGuard(allow, loopback, new SystemNames());
  }

  AddressGuard(List<String> allow, boolean loopback, Names names) {
    this.names = names;
    this.ranges = new ArrayList<>(loopback ? LOOPBACK : List.of());
    this.hosts = new HashSet<>();
    this.ports = new HashSet<>();
    for (var entry : allow) {
      var port = PORT.matcher(entry.strip());
      var range = Cidr.parse(entry.strip());
      if (port.matches()) {
        ports.add(Integer.parseInt(port.group(1)));
      } else if (range != null) {
        ranges.add(range);
      } else {
        hosts.add(hostName(entry.strip()));
      }
    }
  }

  private static String hostName(String entry) {
    var name = plain(entry);
    if (!name.matches("[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?")) {
      throw new IllegalArgumentException(
          "allow: '"
              + entry
              + "' is neither a host name nor a range such as 10.0.0.0/8 nor a port such as :25");
    }
    return name;
  }

  private static String plain(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /// Reads a handler's address.
  ///
  /// @throws AddressRefused when it is no plain http or https address, or that of something else
  public URI read(String address) throws AddressRefused {
    try {
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(address)) {
        throw new AddressRefused("the handler address cannot be read");
      }
      var given = new URI(address.strip());
      var scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw new AddressRefused("the handler address must begin with http:// or https://");
      }
      var authority = given.getRawAuthority();
      if (authority == null || authority.isEmpty()) {
        throw new AddressRefused("the handler address has no host");
      }
      if (authority.contains("@")) {
        throw new AddressRefused("the handler address must not carry a user name or a password");
      }
      var read = given.getHost() != null ? ascii(given) : spelledInAscii(given, authority);
      check(Authority.of(read).port());
      return read;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new AddressRefused("the handler address cannot be read");
    }
  }

  private void check(int port) throws AddressRefused {
    if (FOREIGN_PORTS.contains(port) && !ports.contains(port)) {
      throw new AddressRefused(
          "refused: port "
              + port
              + " belongs to another protocol than HTTP; to call it, start with --allow :"
              + port);
    }
  }

  private static URI ascii(URI given) {
    var text = given.toASCIIString();
    return text.equals(given.toString()) ? given : URI.create(text);
  }

  /// A host name in its own script: connections and name servers want it in ASCII.
  private static URI spelledInAscii(URI given, String authority) {
    var path = given.getRawPath() + (given.getRawQuery() == null ? "" : "?" + given.getRawQuery());
    int colon = authority.lastIndexOf(':');
    var host = colon < 0 ? authority : authority.substring(0, colon);
    var port = colon < 0 ? "" : authority.substring(colon);
    var name = IDN.toASCII(host);
    if (!Authority.HOST.matcher(name).matches()) { // some letters stand for signs of an address
      throw new IllegalArgumentException(name);
    }
    return ascii(URI.create(given.getScheme() + "://" + name + port + path));
  }

  /// The addresses of a host, a name or a literal, to which a connection may be made.
  ///
  /// @throws AddressRefused when it may be made to none
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found = names.lookup(host);
    if (hosts.contains(plain(host))) {
      return some(found);
    }
    for (var address : found) {
      if (!isAllowed(address)) {
        var literal = address.getHostAddress();
        throw new AddressRefused(
            "refused: "
                + (literal.equals(host) ? host : host + " is " + literal + ", which")
                + " is not a public address; to call it, start with --allow "
                + (literal.equals(host) ? "" : host + " or --allow ")
                + literal);
      }
    }
    return some(found);
  }

  private static InetAddress[] some(InetAddress[] found) {
    return found.length <= TRIED_MAX ? found : Arrays.copyOf(found, TRIED_MAX);
  }

  /// Why a handler at this address could not be called now, as a sentence; null when it could.
  ///
  /// @throws NameUnasked when that cannot be told now
  @Nullable String warning(String address) throws NameUnasked {
    try {
      resolve(Authority.of(read(address)).name());
      return null;
    } catch (AddressRefused e) {
      return e.sentence();
    } catch (NameUnasked e) {
      throw e;
    } catch (NameUnanswered e) {
      return e.sentence();
    } catch (UnknownHostException e) {
      return "the host name is not known";
    }
  }

  boolean isAllowed(InetAddress address) {
    return isPublic(address) || ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static boolean isPublic(InetAddress address) {
    if (address.getAddress().length == 4) {
      return PRIVATE_V4.stream().noneMatch(range -> range.contains(address));
    }
    return PUBLIC_V6.contains(address)
        && PRIVATE_V6.stream().noneMatch(range -> range.contains(address));
  }
}
