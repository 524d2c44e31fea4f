package dev.confab.access.rest;

import static dev.confab.access.AccessError.ADMIN_ONLY;
import static dev.confab.access.AccessError.SESSION_ONLY;

import dev.confab.access.Sessions;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import org.jspecify.annotations.Nullable;

/// Whose sessions a caller may see and close: his own, and an administrator everybody's. An
/// application cannot, whatever its scopes: it would be a way out of its own revocation.
record OwnSessions(People people) {

  /// The user whose sessions are meant.
  UserId of(Call call, @Nullable UserId asked) {
    var caller = call.caller();
    SESSION_ONLY.unless(Sessions.idOf(caller) != null);
    if (asked == null || asked.equals(caller.user())) {
      return caller.user();
    }
    var person = people.find(call.reads(), caller.user());
    ADMIN_ONLY.unless(person != null && person.admin());
    return asked;
  }
}
