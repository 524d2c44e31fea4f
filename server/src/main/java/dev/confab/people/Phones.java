package dev.confab.people;

/// A user's telephone numbers, each as it was written, or empty.
///
/// @param inner the extension inside the company
public record Phones(String work, String mobile, String inner) {
  /// No number at all.
  public static final Phones NONE = new Phones("", "", "");

  private static final int LENGTH_MAX = 50;

  /// Keeps what fits.
  public Phones {
    work = Profile.cut(work, LENGTH_MAX);
    mobile = Profile.cut(mobile, LENGTH_MAX);
    inner = Profile.cut(inner, LENGTH_MAX);
  }
}
