package dev.confab.access;

import dev.confab.basics.Cut;

/// What a browser tells of itself when it signs in.
///
/// @param browser the words it calls itself by, cut
/// @param address the IP address it came from, cut
public record Visit(String browser, String address) {
  private static final int BROWSER_MAX = 255;
  private static final int ADDRESS_MAX = 64;

  /// Cuts what is too long to be true.
  public Visit {
    browser = Cut.to(BROWSER_MAX, browser.replaceAll("\\p{Cntrl}", " "));
    address = cutAddress(address);
  }

  static String cutAddress(String address) {
    return Cut.to(ADDRESS_MAX, address);
  }
}
