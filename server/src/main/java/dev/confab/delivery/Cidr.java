package dev.confab.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A range of addresses, `10.0.0.0/8` or `fe80::/10`; a bare address is a range of one.
record Cidr(InetAddress first, int bits) {
  /// What cannot be a host name: digits and dots, or anything with a colon.
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /// Reads a range; null when the text is not one, but perhaps a host name.
  static @Nullable Cidr parse(String text) {
    int slash = text.indexOf('/');
    var literal = slash < 0 ? text : text.substring(0, slash);
    if (!LITERAL.matcher(literal).matches()) {
      return null;
    }
    try {
      var address = InetAddress.getByName(literal);
      int width = address.getAddress().length * 8;
      int bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
      return bits < 0 || bits > width ? null : new Cidr(address, bits);
    } catch (UnknownHostException | IllegalArgumentException e) {
      return null;
    }
  }

  static Cidr of(String text) {
    var range = parse(text);
    if (range == null) {
      throw new IllegalArgumentException("not an address range: " + text);
    }
    return range;
  }

  boolean contains(InetAddress address) {
    var mine = first.getAddress();
    var other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += 8) {
      int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
      if (((mine[bit / 8] ^ other[bit / 8]) & mask & 0xff) != 0) {
        return false;
      }
    }
    return true;
  }
}
