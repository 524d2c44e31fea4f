package dev.confab.links.rest;

/// Looks for an address in texts, where it begins and ends as one: of a long address nobody gets
/// each of its beginnings fetched, as many pictures as it has letters. A text is read once,
/// whatever it repeats of the address.
final class Place {
  /// What ends an address that has none of it, besides space.
  private static final String ENDS = "<>[]\"'";

  /// What follows an address in a tag of its own, which may have any letter.
  private static final String TAG_ENDS = "[/";

  private final String address;

  /// How long the longest true beginning of the address is with which its first letters end, by
  /// their number less one: where the search goes on at a letter that is another.
  private final int[] rests;

  private final boolean plain;
  private final boolean tagged;

  /// @param address of one letter at least
  Place(String address) {
    this.address = address;
    this.rests = rests(address);
    this.plain = address.chars().noneMatch(letter -> ENDS.indexOf(letter) >= 0);
    this.tagged = !plain && !address.contains(TAG_ENDS);
  }

  private static int[] rests(String address) {
    var rests = new int[address.length()];
    int same = 0;
    for (int at = 1; at < rests.length; at++) {
      while (same > 0 && address.charAt(at) != address.charAt(same)) {
        same = rests[same - 1];
      }
      same += address.charAt(at) == address.charAt(same) ? 1 : 0;
      rests[at] = same;
    }
    return rests;
  }

  /// Whether the address stands in a text.
  boolean isIn(String text) {
    int same = 0;
    for (int at = 0; at < text.length(); at++) {
      while (same > 0 && (same == rests.length || text.charAt(at) != address.charAt(same))) {
        same = rests[same - 1];
      }
      same += text.charAt(at) == address.charAt(same) ? 1 : 0;
      if (same == rests.length && begins(text, at + 1 - same) && ends(text, at + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String text, int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private boolean ends(String text, int end) {
    if (end == text.length() || Character.isWhitespace(text.charAt(end))) {
      return true;
    }
    return plain ? ENDS.indexOf(text.charAt(end)) >= 0 : tagged && text.startsWith(TAG_ENDS, end);
  }
}
