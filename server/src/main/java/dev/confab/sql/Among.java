package dev.confab.sql;

import dev.confab.basics.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks for the rows of many ids with few statements, always of the same text: so many places,
/// those that are not needed filled with an id that nothing has.
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
}
