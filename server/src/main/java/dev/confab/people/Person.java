package dev.confab.people;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user of a portal.
///
/// @param login what the user types to sign in; null for bots
/// @param admin whether the user may manage the portal and its applications
/// @param extranet whether the user comes from outside the company and sees only other such users
/// @param gender `M`, `F` or empty
/// @param birthday `2018-07-14` or empty
/// @param color the user's colour as the wire has it, `#df532d`; never empty
/// @param avatar the picture; null when there is none
/// @param departments where the user works, the main one first
/// @param presence whether the user is there
public record Person(
    UserId id,
    Kind kind,
    @Nullable String login,
    boolean active,
    boolean admin,
    boolean extranet,
    String name,
    String lastName,
    String workPosition,
    String gender,
    String email,
    String birthday,
    String website,
    String color,
    @Nullable FileId avatar,
    Phones phones,
    List<DepartmentId> departments,
    Presence presence,
    Instant created) {

  /// What stands behind a user.
  public enum Kind {
    /// A human being.
    USER,
    /// An application's bot.
    BOT
  }

  /// First and last name, as far as there are any.
  public String fullName() {
    return (name + " " + lastName).strip();
  }

  /// Whether this is a bot.
  public boolean isBot() {
    return kind == Kind.BOT;
  }

  /// Whether this user works for the company: no bot, and not from outside.
  public boolean isEmployee() {
    return !extranet && !isBot();
  }

  /// When the user was last seen to do something.
  public @Nullable Instant lastActivity() {
    return presence.lastActivity();
  }

  /// What can be changed about the user.
  public Profile profile() {
    return new Profile(
        name, lastName, workPosition, gender, email, birthday, website, color, avatar, phones);
  }

  Person with(Profile changed) {
    return of(kind, draft(changed), created, presence);
  }

  Person with(Presence changed) {
    return of(kind, draft(profile()), created, changed);
  }

  private PersonDraft draft(Profile profile) {
    return new PersonDraft(id, login, null, active, admin, extranet, departments, profile);
  }

  static Person of(Kind kind, PersonDraft draft, Instant created, Presence presence) {
    var profile = draft.profile();
    return new Person(
        draft.id(),
        kind,
        draft.login(),
        draft.active(),
        draft.admin(),
        draft.extranet(),
        profile.name(),
        profile.lastName(),
        profile.workPosition(),
        profile.gender(),
        profile.email(),
        profile.birthday(),
        profile.website(),
        profile.color().isEmpty() ? Color.of(draft.id()).hex() : profile.color(),
        profile.avatar(),
        profile.phones(),
        draft.departments(),
        presence,
        created);
  }
}
