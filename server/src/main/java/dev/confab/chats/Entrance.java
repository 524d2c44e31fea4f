package dev.confab.chats;

import dev.confab.basics.DialogId;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// How a user comes into a dialog in which he does something.
///
/// @param people among whom he finds the other one
/// @param chats among which he finds the dialog
public record Entrance(People people, Chats chats) {
  /// The dialog, a private one made when it does not exist; null where there is none for him.
  public @Nullable Chat into(Tx tx, UserId me, DialogId dialog) {
    return dialog instanceof DialogId.WithUser(var user)
        ? beside(tx, me, user)
        : chats.visibleTo(tx, me, dialog);
  }

  private @Nullable Chat beside(Tx tx, UserId me, UserId user) {
    var mine = people.find(tx, me);
    var other = people.find(tx, user);
    var open = mine != null && other != null && other.active() && mine.knows(other);
    return open ? chats.privateWith(tx, me, user) : null;
  }
}
