package dev.confab.calls;

import java.util.List;

/// Something about a call its author may want to know.
///
/// @param kind of the hint
/// @param subject the key or the method it is about
/// @param instead what is to be sent or called in its place, the likeliest first; may be empty
public record Hint(Kind kind, String subject, List<String> instead) {
  /// Kinds of hints.
  public enum Kind {
    /// A key that means nothing to the method: it was passed over.
    UNKNOWN_PARAMETER,
    /// A name that is no method's.
    UNKNOWN_METHOD,
    /// A method that goes out of use.
    DEPRECATED_METHOD
  }

  /// The hint in a sentence.
  public String sentence() {
    var others = String.join(" or ", instead);
    return switch (kind) {
      case UNKNOWN_PARAMETER -> "'" + subject + "' means nothing to this method" + meant(others);
      case UNKNOWN_METHOD -> "There is no method '" + subject + "'" + meant(others);
      case DEPRECATED_METHOD ->
          subject
              + " goes out of use"
              + (others.isEmpty() ? "; nothing takes its place" : "; call " + others + " instead");
    };
  }

  private static String meant(String others) {
    return others.isEmpty() ? "" : " - did you mean '" + others + "'?";
  }
}
