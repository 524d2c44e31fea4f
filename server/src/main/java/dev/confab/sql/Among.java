package dev.confab.sql;

import dev.confab.basics.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks for the rows of many ids with few statements and few texts, because a statement takes
/// longer to be understood than to be run: always so many places, those that are not needed filled
/// with an id that nothing has; or a power of two of them, the last value repeated.
public final class Among {
  /// Ids looked for by one statement.
  public static final int MAX = 50;

  /// What stands behind `IN` in it.
  public static final String PLACES = "(" + String.join(", ", Collections.nCopies(MAX, "?")) + ")";

  private static final long NOBODY = 0;

  private Among() {}

  /// The values for the places, a part for each statement that is needed.
  public static List<@Nullable Object[]> parts(Collection<? extends Id> ids) {
    var parts = new ArrayList<@Nullable Object[]>();
    @Nullable Object[] part = new @Nullable Object[0];
    int at = MAX;
    for (var id : ids) {
      if (at == MAX) {
        part = new @Nullable Object[MAX];
        Arrays.fill(part, NOBODY);
        parts.add(part);
        at = 0;
      }
      part[at++] = id;
    }
    return parts;
  }

  /// The same where the statement asks for the ids twice.
  public static @Nullable Object[] twice(@Nullable Object[] part) {
    var both = Arrays.copyOf(part, 2 * part.length);
    System.arraycopy(part, 0, both, part.length, part.length);
    return both;
  }

  /// What stands behind `IN` where all of these values are looked for by one statement.
  public static String places(Collection<?> values) {
    return "(" + "?, ".repeat(count(values) - 1) + "?)";
  }

  /// The values for those places; there must be one.
  public static List<Object> padded(Collection<?> values) {
    var padded = new ArrayList<Object>(values);
    padded.addAll(Collections.nCopies(count(values) - values.size(), padded.getLast()));
    return padded;
  }

  private static int count(Collection<?> values) {
    return values.size() == 1 ? 1 : Integer.highestOneBit(values.size() - 1) << 1;
  }
}
