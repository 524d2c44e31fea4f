package dev.confab.access.rest;

import static dev.confab.access.AccessError.ADMIN_ONLY;
import static dev.confab.access.AccessError.SESSION_NOT_FOUND;
import static dev.confab.access.AccessError.SESSION_ONLY;

import dev.confab.access.Scope;
import dev.confab.access.Sessions;
import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Signs browsers of a user out, one or all but the caller's own; tells how many. Takes calls of a
/// browser's session only.
final class SessionsRevoke implements RestMethod<SessionsRevoke.Params, Integer> {
  private static final String NAME = "confab.sessions.revoke";

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Whose; absent: the caller's. Others' for administrators.") @Nullable UserId userId,
      @Doc("Which one; absent: all, save the one that calls.") @Nullable String id) {}

  private final People people;
  private final OwnSessions own;
  private final Sessions sessions;
  private final AuditLog audit;

  SessionsRevoke(People people, Sessions sessions, AuditLog audit) {
    this.people = people;
    this.own = new OwnSessions(people);
    this.sessions = sessions;
    this.audit = audit;
  }

  @Override
  public MethodSpec<Params, Integer> spec() {
    return MethodSpec.<Params, Integer>writing(NAME, Params.class, Integer.class)
        .needs(Scope.CONFAB)
        .refusesWith(SESSION_ONLY, ADMIN_ONLY, SESSION_NOT_FOUND);
  }

  @Override
  public Integer handle(Call call, Params asked) {
    var user = own.of(call, asked.userId());
    if (asked.id() == null) {
      int closed = sessions.closeOthers(call.tx(), user, Sessions.idOf(call.caller()));
      if (closed > 0) {
        note(call, user, deed -> deed.setting("closed", closed));
      }
      return closed;
    }
    var found =
        sessions.of(call.tx(), user).stream().filter(one -> one.id().equals(asked.id())).findAny();
    SESSION_NOT_FOUND.unless(found.isPresent());
    var session = found.orElseThrow();
    sessions.close(call.tx(), session);
    note(call, user, deed -> deed.changing("browser", session.visit().browser(), null));
    return 1;
  }

  private void note(Call call, UserId user, UnaryOperator<Deed> more) {
    var person = people.find(call.tx(), user);
    var deed = Deed.of(NAME, "session", user, person == null ? "" : person.fullName());
    audit.note(call.tx(), call.caller(), call.origin().address(), more.apply(deed));
  }
}
