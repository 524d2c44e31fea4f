package dev.confab.live;

import dev.confab.basics.UserId;
import java.util.Set;

/// Who is told of an event.
sealed interface Audience {
  /// Whether this user is.
  boolean includes(UserId user, boolean guest);

  /// These users: the set is shared, not copied.
  record Users(Set<UserId> users) implements Audience {
    @Override
    public boolean includes(UserId user, boolean guest) {
      return users.contains(user);
    }
  }

  /// Everybody of the company.
  record Staff() implements Audience {
    @Override
    public boolean includes(UserId user, boolean guest) {
      return !guest;
    }
  }

  /// Everybody from outside the company.
  record Guests() implements Audience {
    @Override
    public boolean includes(UserId user, boolean guest) {
      return guest;
    }
  }

  /// One user.
  static Audience of(UserId user) {
    return new Users(Set.of(user));
  }
}
