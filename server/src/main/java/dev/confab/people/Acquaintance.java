package dev.confab.people;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import java.util.Collection;
import java.util.Set;

/// Who has met whom. What people have in common belongs to rooms above, which say it here.
@FunctionalInterface
public interface Acquaintance {
  /// Those of these users who are in some chat with this one.
  Set<UserId> among(Reads reads, UserId me, Collection<UserId> others);
}
