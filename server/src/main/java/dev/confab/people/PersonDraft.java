package dev.confab.people;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user as the portal file declares one.
///
/// @param id the fixed id; ids given out later are greater
/// @param login what the user types to sign in; null: cannot sign in
/// @param departments where the user works, the main one first; nobody from outside works anywhere
/// @param password the password in clear; null: the stored one stays
public record PersonDraft(
    UserId id,
    @Nullable String login,
    @Nullable String password,
    boolean active,
    boolean admin,
    boolean extranet,
    List<DepartmentId> departments,
    Profile profile) {

  /// A user who works for the company as such, or comes from outside.
  public PersonDraft(
      UserId id,
      @Nullable String login,
      @Nullable String password,
      boolean active,
      boolean admin,
      boolean extranet,
      Profile profile) {
    this(
        id,
        login,
        password,
        active,
        admin,
        extranet,
        extranet ? List.of() : List.of(Department.COMPANY),
        profile);
  }
}
