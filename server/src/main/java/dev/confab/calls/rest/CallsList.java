package dev.confab.calls.rest;

import dev.confab.access.Scope;
import dev.confab.basics.AppId;
import dev.confab.basics.CallId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.calls.CallDesk;
import dev.confab.calls.CallError;
import dev.confab.calls.CallFilter;
import dev.confab.calls.Hints;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Lists calls the portal received, newest first: to an administrator all, to an application its
/// own.
final class CallsList implements RestMethod<CallsList.Params, CallsList.Listed> {
  private static final long REFUSED_FROM = 400;

  private final CallDesk desk;
  private final Methods methods;

  CallsList(CallDesk desk, Methods methods) {
    this.desk = desk;
    this.methods = methods;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Only calls of this method.") @Nullable String method,
      @Doc("Only calls of this application.") @Nullable AppId appId,
      @Doc(
              "Only calls with this kind of credential: WEBHOOK, APPLICATION, SESSION, or PROGRAMS"
                  + " for all but SESSION.")
          @OrElse("AUTH_UNKNOWN")
          CallFilter.@Nullable Credential auth,
      @Doc("Only calls of this user.") @Nullable UserId userId,
      @Doc("Only calls answered so: a number, `ok` or `refused`.") @Nullable String status,
      @Doc("Only calls refused with this code.") @Nullable String error,
      @Doc("Only calls of this time or later.") @Nullable Instant since,
      @Doc("Only calls of this time or earlier.") @Nullable Instant until,
      @Doc("Only those with smaller numbers: the `next` of the page before.")
          @Nullable CallId before,
      @Doc("How many, at most 200.") @Default("50") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Listed(
      @Doc("The calls, newest first.") List<CallCard> calls,
      @Doc("The BEFORE of the next page; null on the last.") @Nullable CallId next) {}

  @Override
  public MethodSpec<Params, Listed> spec() {
    return MethodSpec.<Params, Listed>reading("confab.calls.list", Params.class, Listed.class)
        .needs(Scope.CONFAB)
        .refusesWith(CallError.AUTH_UNKNOWN, CallError.STATUS_WRONG, CallError.NOT_ALLOWED);
  }

  @Override
  public Listed handle(Call call, Params asked) {
    int limit = Math.clamp(asked.limit(), 1, CallDesk.PAGE_MAX);
    var found = desk.list(call.reads(), call.caller(), filter(asked), asked.before(), limit);
    var hints = new Hints(methods);
    var next = found.size() == limit ? found.getLast().id() : null;
    return new Listed(
        found.stream().map(one -> CallCard.of(one, hints.of(one.call()))).toList(), next);
  }

  private CallFilter filter(Params asked) {
    var status = asked.status() == null ? "" : asked.status().strip().toLowerCase(Locale.ROOT);
    var number = status.matches("[0-9]{1,3}") ? Long.valueOf(status) : null;
    CallError.STATUS_WRONG.unless(
        number != null || status.isEmpty() || status.equals("ok") || status.equals("refused"));
    return new CallFilter(
        asked.appId(),
        method(asked.method()),
        asked.auth(),
        asked.userId(),
        status.equals("refused") ? Long.valueOf(REFUSED_FROM) : number,
        status.equals("ok") ? Long.valueOf(REFUSED_FROM - 1) : number,
        asked.error(),
        asked.since(),
        asked.until());
  }

  private @Nullable String method(@Nullable String name) {
    var spec = name == null ? null : methods.spec(name);
    return spec == null ? name : spec.name();
  }
}
