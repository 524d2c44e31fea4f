package dev.confab.access.rest;

import static dev.confab.access.AccessError.ADMIN_ONLY;
import static dev.confab.access.AccessError.SESSION_ONLY;

import dev.confab.access.Scope;
import dev.confab.access.Sessions;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the browsers a user is signed in with. Takes calls of a browser's session only.
final class SessionsList implements RestMethod<SessionsList.Params, List<SessionsList.Row>> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Whose; absent: the caller's. Others' for administrators.") @Nullable UserId userId) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Row(
      @Doc("Its name, to close it by.") String id,
      @Doc("Whether it is the one that calls.") boolean current,
      @Doc("What the browser calls itself.") String browser,
      @Doc("The address it was last seen at.") String address,
      @Doc("When it was signed in.") Instant created,
      @Doc("When it was last used, five minutes give or take.") Instant used,
      @Doc("When it ends.") Instant expires) {}

  private final OwnSessions own;
  private final Sessions sessions;

  SessionsList(People people, Sessions sessions) {
    this.own = new OwnSessions(people);
    this.sessions = sessions;
  }

  @Override
  public MethodSpec<Params, List<Row>> spec() {
    return MethodSpec.<Params, List<Row>>reading("confab.sessions.list", Params.class, List.class)
        .needs(Scope.CONFAB)
        .refusesWith(SESSION_ONLY, ADMIN_ONLY);
  }

  @Override
  public List<Row> handle(Call call, Params asked) {
    var mine = Sessions.idOf(call.caller());
    return sessions.of(call.reads(), own.of(call, asked.userId())).reversed().stream()
        .map(one -> row(one, one.id().equals(mine)))
        .toList();
  }

  private static Row row(Sessions.Session session, boolean current) {
    return new Row(
        session.id(),
        current,
        session.visit().browser(),
        session.visit().address(),
        session.created(),
        session.used(),
        session.expires());
  }
}
