package dev.confab.live;

import dev.confab.basics.UserId;
import java.util.Set;

/// Who is told of an event.
sealed interface Audience {
  /// Whether whoever opened a socket is.
  boolean includes(Visitor visitor);

  /// These users: the set is shared, not copied.
  record Users(Set<UserId> users) implements Audience {
    @Override
    public boolean includes(Visitor visitor) {
      return users.contains(visitor.user());
    }
  }

  /// Everybody of the company.
  record Staff() implements Audience {
    @Override
    public boolean includes(Visitor visitor) {
      return !visitor.guest();
    }
  }

  /// Those who run the portal.
  record Administrators() implements Audience {
    @Override
    public boolean includes(Visitor visitor) {
      return visitor.admin();
    }
  }

  /// One user.
  static Audience of(UserId user) {
    return new Users(Set.of(user));
  }
}
