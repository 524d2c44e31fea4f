package dev.confab.access;

/// What a browser tells of itself when it signs in.
///
/// @param browser the words it calls itself by, cut
/// @param address the IP address it came from, cut
public record Visit(String browser, String address) {
  private static final int BROWSER_MAX = 255;
  private static final int ADDRESS_MAX = 64;

  /// Cuts what is too long to be true.
  public Visit {
    browser = cut(browser.replaceAll("\\p{Cntrl}", " "), BROWSER_MAX);
    address = cutAddress(address);
  }

  static String cutAddress(String address) {
    return cut(address, ADDRESS_MAX);
  }

  private static String cut(String text, int lengthMax) {
    if (text.length() <= lengthMax) {
      return text;
    }
    var splitsPair = Character.isHighSurrogate(text.charAt(lengthMax - 1));
    return text.substring(0, splitsPair ? lengthMax - 1 : lengthMax);
  }
}
