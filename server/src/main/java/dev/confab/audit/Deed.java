package dev.confab.audit;

import dev.confab.basics.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody did.
///
/// @param action the name of the method
/// @param kind what was changed: `person`, `webhook`, `app` …
/// @param subject which one
/// @param name what it is called
public record Deed(String action, String kind, String subject, String name, List<Change> changes) {
  /// Longest value of a line; what is longer is cut.
  private static final int VALUE_MAX = 300;

  /// One thing that is not what it was; null: it was not there, or is not any more.
  public record Change(String what, @Nullable String from, @Nullable String to) {}

  /// A deed about one thing, of which nothing is told yet.
  public static Deed of(String action, String kind, Object subject, String name) {
    return new Deed(action, kind, subject.toString(), cut(name, 255), List.of());
  }

  /// The same, with what changed; a value that stayed is passed over.
  public Deed changing(String what, @Nullable Object from, @Nullable Object to) {
    return Objects.equals(from, to) ? this : with(new Change(what, text(from), text(to)));
  }

  /// The same, with what it is now.
  public Deed setting(String what, Object to) {
    return with(new Change(what, null, text(to)));
  }

  private Deed with(Change change) {
    var more = new ArrayList<>(changes);
    more.add(change);
    return new Deed(action, kind, subject, name, List.copyOf(more));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : cut(value.toString(), VALUE_MAX);
  }

  private static String cut(String text, int lengthMax) {
    return Cut.fits(lengthMax, text) ? text : Cut.to(lengthMax - 1, text) + "…";
  }
}
