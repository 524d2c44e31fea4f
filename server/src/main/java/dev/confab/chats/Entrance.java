package dev.confab.chats;

import dev.confab.basics.DialogId;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// How a user comes into a dialog in which he does something. Whoever opens a private dialog goes
/// through it, person or bot, so that the rule stands in one place: the other one is there, and who
/// comes from outside opens one only with people he knows, and with bots, who serve whoever writes.
///
/// @param people among whom he finds the other one
/// @param chats among which he finds the dialog
public record Entrance(People people, Chats chats) {
  /// The dialog, a private one made when it does not exist; null where there is none for him.
  public @Nullable Chat into(Tx tx, UserId me, DialogId dialog) {
    if (dialog instanceof DialogId.WithUser(var user)) {
      var other = there(tx, user);
      return other != null && people.mayMeet(tx, me, user) ? chats.privateWith(tx, me, user) : null;
    }
    return chats.visibleTo(tx, me, dialog);
  }

  /// The private dialog with a user, made when it does not exist.
  ///
  /// @param absent refuses where there is no such user, or he is gone
  /// @param stranger refuses with somebody he does not know; and who comes from outside with
  ///   nobody, too: he is not told which numbers are somebody's
  public Chat beside(Tx tx, UserId me, UserId user, ErrorCode absent, ErrorCode stranger) {
    var other = there(tx, user);
    if (other == null) {
      var mine = people.find(tx, me);
      throw (mine != null && mine.extranet() ? stranger : absent).refuse();
    }
    stranger.unless(people.mayMeet(tx, me, user));
    return chats.privateWith(tx, me, user);
  }

  private @Nullable Person there(Tx tx, UserId user) {
    var other = people.find(tx, user);
    return other != null && other.active() ? other : null;
  }
}
