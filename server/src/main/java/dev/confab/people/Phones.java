package dev.confab.people;

import dev.confab.basics.Cut;

/// A user's telephone numbers, each as it was written, or empty.
///
/// @param inner the extension inside the company
public record Phones(String work, String mobile, String inner) {
  /// No number at all.
  public static final Phones NONE = new Phones("", "", "");

  private static final int LENGTH_MAX = 50;

  /// Keeps what fits.
  public Phones {
    work = Cut.to(LENGTH_MAX, work);
    mobile = Cut.to(LENGTH_MAX, mobile);
    inner = Cut.to(LENGTH_MAX, inner);
  }
}
