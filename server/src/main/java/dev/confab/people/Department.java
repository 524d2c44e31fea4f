package dev.confab.people;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;

/// A department of the company.
///
/// @param sort where it stands among its siblings, least first
/// @param parent the department it is part of; null: none, it is the company
/// @param head who leads it; null: nobody
public record Department(
    DepartmentId id, String name, long sort, @Nullable DepartmentId parent, @Nullable UserId head) {
  /// The department of everybody who works for the company: the one all others are part of.
  public static final DepartmentId COMPANY = new DepartmentId(1);

  /// Where a department stands that nobody gave a place.
  public static final long SORT = 500;
}
