package dev.confab.calls;

import dev.confab.basics.AppId;
import dev.confab.basics.CallId;
import dev.confab.basics.Caller;
import dev.confab.people.People;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at calls, for those who may: an administrator at all of them, an application at its own.
public final class CallDesk {
  /// Most calls on a page.
  public static final int PAGE_MAX = 200;

  /// The least status of a call that was refused.
  private static final long REFUSED_MIN = 400;

  private final People people;
  private final CallLog log;

  /// A desk over this log.
  public CallDesk(People people, CallLog log) {
    this.people = people;
    this.log = log;
  }

  /// The application whose calls the caller may see; null: everybody's. Refuses whoever may see
  /// none, and who comes from outside the company: others call with the same application.
  public @Nullable AppId sight(Reads reads, Caller caller) {
    if (caller.app() != null) {
      people.refuseGuest(reads, caller.user());
      return caller.app();
    }
    var person = people.find(reads, caller.user());
    CallError.NOT_ALLOWED.unless(person != null && person.admin());
    return null;
  }

  /// Calls, newest first, those that ended a moment ago among them.
  public List<KeptCall> list(
      Reads reads, Caller caller, CallFilter asked, @Nullable CallId before, int limit) {
    var own = sight(reads, caller);
    log.settle();
    var filter =
        own == null
            ? asked
            : new CallFilter(
                own,
                asked.method(),
                asked.auth(),
                asked.user(),
                asked.statusMin(),
                asked.statusMax(),
                asked.error(),
                asked.since(),
                asked.until());
    long high = before == null ? Long.MAX_VALUE : before.value();
    return CallsSql.list(reads, filter, high, Math.clamp(limit, 1, PAGE_MAX));
  }

  /// The newest calls of an application since a time that were refused, as far as they are written
  /// down.
  public static List<KeptCall> refused(Reads reads, AppId app, Instant since, int limit) {
    var filter = new CallFilter(app, null, null, null, REFUSED_MIN, null, null, since, null);
    return CallsSql.list(reads, filter, Long.MAX_VALUE, Math.clamp(limit, 1, PAGE_MAX));
  }

  /// One call with its parameters and its answer.
  public KeptCall find(Reads reads, Caller caller, CallId id) {
    var own = sight(reads, caller);
    log.settle();
    var found = CallsSql.find(reads, id);
    if (found == null || (own != null && !own.equals(app(found)))) {
      throw CallError.CALL_NOT_FOUND.refuse();
    }
    return found;
  }

  private static @Nullable AppId app(KeptCall found) {
    return found.call().by() == null ? null : found.call().by().app();
  }
}
