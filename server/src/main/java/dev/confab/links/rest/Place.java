package dev.confab.links.rest;

/// Finds addresses in texts where they begin and end as one: of a long address nobody gets each of
/// its beginnings fetched, as many pictures as it has letters.
final class Place {
  /// What ends an address that has none of it, besides space.
  private static final String ENDS = "<>[]\"'";

  /// What follows an address in a tag of its own, which may have any letter.
  private static final String TAG_ENDS = "[/";

  private Place() {}

  /// Whether an address stands in a text.
  static boolean has(String text, String address) {
    for (int at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
      if (begins(text, at) && ends(text, at + address.length(), address)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String text, int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private static boolean ends(String text, int end, String address) {
    if (end == text.length() || Character.isWhitespace(text.charAt(end))) {
      return true;
    }
    boolean plain = address.chars().noneMatch(letter -> ENDS.indexOf(letter) >= 0);
    return plain
        ? ENDS.indexOf(text.charAt(end)) >= 0
        : text.startsWith(TAG_ENDS, end) && !address.contains(TAG_ENDS);
  }
}
