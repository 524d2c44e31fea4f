package dev.confab.rpc;

import dev.confab.basics.Caller;
import dev.confab.basics.Change;
import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.sql.AtHand;
import dev.confab.sql.Store;
import dev.confab.sql.StoreFailure;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Runs a call: gates, method, caller, gates, parameters, transaction, promise, envelope.
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Store store;
  private final InstantSource clock;
  private final Methods methods;
  private final Identity identity;
  private final List<Gate> gates;
  private final Operating operating;
  private final Function<PortalId, ZoneId> zones;
  private @Nullable Witness witness;
  private Change.Log changes = Change.Log.ALL;

  /// A dispatcher over these methods; `zones` tells the portal's time zone for the `time` block.
  public Dispatcher(
      Store store,
      InstantSource clock,
      Methods methods,
      Identity identity,
      List<Gate> gates,
      Operating operating,
      Function<PortalId, ZoneId> zones) {
    this.store = store;
    this.clock = clock;
    this.methods = methods;
    this.identity = identity;
    this.gates = gates;
    this.operating = operating;
    this.zones = zones;
  }

  /// Registers who is told how calls end; before the first call.
  public void watch(Witness told) {
    witness = told;
  }

  /// Registers who knows what portals of older revisions lack; before the first call.
  public void revised(Change.Log known) {
    changes = known;
  }

  /// Answers a call; never throws.
  public Answer answer(Request request) {
    return enter(request).answer();
  }

  /// Whether a call of this name is mostly answered without waiting for anything.
  public boolean polls(String method) {
    var spec = methods.spec(method);
    return spec != null && spec.work() == MethodSpec.Work.POLLS;
  }

  /// Leads a call past the gates that only look at the request; never throws.
  public Entered enter(Request request) {
    return new Entered(request);
  }

  /// A call past the gates that only look at the request. What follows leaves no trace before its
  /// method has run, so that one that only looks may be tried.
  public final class Entered {
    private final Request request;
    private final Trace trace;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Outcome.@Nullable Refused turnedAway;

    private Entered(Request request) {
      this.request = request;
      this.trace = trace(request);
      headers.put("X-Request-Id", request.origin().requestId());
      turnedAway = turnedAway();
    }

    private Outcome.@Nullable Refused turnedAway() {
      try {
        for (var gate : gates) {
          gate.admit(request, headers::put);
        }
        return null;
      } catch (Refusal refusal) {
        return refused(refusal);
      } catch (RuntimeException | Error failure) {
        return failed(failure, request.method(), request.origin());
      }
    }

    /// The answer, where it needs no database; null, with nothing done, where it does.
    public @Nullable Answer atHand() {
      try {
        var outcome = AtHand.only(this::outcome);
        trace.foundNothing();
        return answer(outcome);
      } catch (AtHand.Missing missing) {
        return null;
      }
    }

    /// The answer.
    public Answer answer() {
      return answer(outcome());
    }

    private Outcome outcome() {
      return turnedAway == null
          ? Dispatcher.this.outcome(request, trace, headers::put)
          : turnedAway;
    }

    private Answer answer(Outcome outcome) {
      return Envelope.of(told(trace, outcome), request.format(), headers);
    }
  }

  /// The answer to a call whose parameters could not even be read.
  public Answer refuse(Refusal refusal, Request request) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-Request-Id", request.origin().requestId());
    var trace = trace(request);
    var method = methods.spec(request.method());
    var said = refusal;
    if (method != null) {
      trace.found(method);
      said = method.unread(refusal);
    }
    return Envelope.of(told(trace, refused(said)), request.format(), headers);
  }

  private Trace trace(Request request) {
    return new Trace(
        Ended.Way.REQUEST,
        clock.instant(),
        request.method(),
        request.host(),
        request.origin(),
        request.params());
  }

  private <O extends Outcome> O told(Trace trace, O outcome) {
    if (witness != null) {
      try {
        witness.ended(trace.ended(outcome));
      } catch (RuntimeException e) {
        LOG.error("What became of a call could not be told", e);
      }
    }
    return outcome;
  }

  /// Lets a caller in who stays: past every gate, as for a call of this method.
  public Caller admit(Request request, MethodSpec<?, ?> spec) {
    Gate.Headers none = (header, value) -> {};
    for (var gate : gates) {
      gate.admit(request, none);
    }
    return again(request, spec);
  }

  /// Runs one method for a caller who came in another way than by a request; says in a few words
  /// what came of it. Refuses what a batch may not hold.
  public String carryOut(Caller caller, Origin origin, String name, ObjectNode params) {
    return switch (command(Ended.Way.REPLY, caller, origin, name, params)) {
      case Outcome.Done done -> "was carried out";
      case Outcome.Refused refused -> "was refused with " + refused.error();
    };
  }

  /// Who shows this credential now, for whom stays: past the gates that know the caller, which
  /// count nothing. Refuses as a call of this method would be refused.
  public Caller again(Request request, MethodSpec<?, ?> spec) {
    Gate.Headers none = (header, value) -> {};
    var caller = identity.identify(request);
    for (var gate : gates) {
      gate.admit(caller, spec, none);
    }
    return caller;
  }

  private Outcome outcome(Request request, Trace trace, Gate.Headers headers) {
    try {
      var method = methods.find(request.method());
      if (method == null) {
        recognize(request, trace);
        throw SystemError.ERROR_METHOD_NOT_FOUND.refuse();
      }
      trace.found(method.spec());
      var caller = identity.identify(request);
      trace.identified(caller);
      var once = new Turn(request.origin(), request.params(), () -> again(request, method.spec()));
      var returned = run(caller, method, once, headers);
      return request.format() == Request.Format.XML
          ? returned.inTree()
          : Envelope.written(returned);
    } catch (AtHand.Missing missing) {
      throw missing;
    } catch (Refusal refusal) {
      return refused(refusal);
    } catch (RuntimeException | Error failure) {
      return failed(failure, request.method(), request.origin());
    }
  }

  /// Finds out who misspells a method: no matter for the answer, but for whoever looks for it.
  private void recognize(Request request, Trace trace) {
    try {
      if (witness != null) {
        trace.identified(identity.identify(request));
      }
    } catch (Refusal unknown) {
      LOG.debug("A stranger called what does not exist", unknown);
    }
  }

  /// How a method spells its name, whatever a caller wrote; `unknown` where there is none: callers
  /// choose names, and whoever counts by them must not count for ever.
  public String nameOf(String method) {
    var spec = methods.spec(method);
    return spec == null ? "unknown" : spec.name();
  }

  /// What its clock says.
  Instant now() {
    return clock.instant();
  }

  /// Runs one command of a batch; never throws.
  Outcome.OfCommand command(Caller caller, Origin origin, String name, ObjectNode params) {
    return command(Ended.Way.BATCH, caller, origin, name, params);
  }

  private Outcome.OfCommand command(
      Ended.Way way, Caller caller, Origin origin, String name, ObjectNode params) {
    var trace = new Trace(way, clock.instant(), name, "", origin, params);
    trace.identified(caller);
    return told(trace, outcome(caller, origin, name, params, trace));
  }

  private Outcome.OfCommand outcome(
      Caller caller, Origin origin, String name, ObjectNode params, Trace trace) {
    try {
      var method = methods.find(name);
      if (method == null) {
        throw SystemError.ERROR_METHOD_NOT_FOUND.refuse();
      }
      trace.found(method.spec());
      SystemError.ERROR_BATCH_METHOD_NOT_ALLOWED.unless(method.spec().batchable());
      // one answer for all commands: what a gate says of one of them has no place in its headers
      var turn = new Turn(origin, params, () -> caller);
      return run(caller, method, turn, (header, value) -> {}).inTree();
    } catch (Refusal refusal) {
      return refused(refusal);
    } catch (RuntimeException | Error failure) {
      return failed(failure, name, origin);
    }
  }

  /// One run of a method.
  ///
  /// @param again who calls, asked anew; whoever calls inside of a batch, where nothing waits,
  ///   stays who he is
  private record Turn(Origin origin, ObjectNode params, Supplier<Caller> again) {}

  private <P extends Record, R> Returned run(
      Caller caller, Methods.Bound<P, R> method, Turn turn, Gate.Headers headers) {
    var start = clock.instant();
    var spec = method.spec();
    for (var gate : gates) {
      gate.admit(caller, spec, headers);
    }
    var began = System.nanoTime();
    try {
      var result = handle(method, caller, turn);
      var took = System.nanoTime() - began;
      gates.forEach(gate -> gate.ran(caller, spec, took));
      var used = operating.used(caller, spec.name());
      var time = new Timing(start, clock.instant(), took, used, zones.apply(caller.portal()));
      return Returned.of(result, time);
    } catch (Refusal refusal) {
      var took = System.nanoTime() - began;
      gates.forEach(gate -> gate.ran(caller, spec, took));
      if (!(refusal.error() instanceof SystemError)
          && !spec.refusesWith().contains(refusal.error())) {
        throw new BrokenPromise(spec.name(), refusal.error().name());
      }
      var told = spec.told(refusal.error(), change -> changes.made(caller.portal(), change));
      throw told == refusal.error() ? refusal : told.refuse();
    }
  }

  private <P extends Record, R> R handle(Methods.Bound<P, R> method, Caller caller, Turn turn) {
    var portal = caller.portal();
    var spec = method.spec();
    var origin = turn.origin();
    var read = spec.read(turn.params(), change -> changes.made(portal, change));
    var asked = method.binder().bind(read, zones.apply(portal));
    Consumer<Tx> began = tx -> gates.forEach(gate -> gate.began(tx, caller, turn.params()));
    if (spec.work() == MethodSpec.Work.WRITES) {
      return store.write(
          portal,
          tx -> {
            began.accept(tx);
            var call = Call.inside(caller, clock.instant(), origin, tx, changes);
            return method.method().handle(call, asked);
          });
    }
    var call =
        Call.looking(caller, clock.instant(), origin, store.reads(portal), changes, turn.again());
    var isPreparing = spec.work() == MethodSpec.Work.PREPARES;
    return method
        .method()
        .handle(isPreparing ? call.before(new Call.Writing(store, began)) : call, asked);
  }

  private static Outcome.Refused refused(Refusal refusal) {
    return new Outcome.Refused(refusal.error().code(), refusal.text(), refusal.error().status());
  }

  private static Outcome.Refused failed(Throwable failure, String method, Origin origin) {
    if (failure instanceof StoreFailure passing && passing.isPassing()) {
      // a line a call is enough: what is wrong is the same for all of them
      LOG.error("Call {} of {} failed: {}", origin.requestId(), method, passing.getMessage());
      return refused(SystemError.SERVICE_UNAVAILABLE.refuse());
    }
    LOG.error("Call {} of {} failed", origin.requestId(), method, failure);
    var error =
        failure instanceof BrokenPromise
            ? SystemError.ERROR_UNEXPECTED_ANSWER
            : SystemError.INTERNAL_SERVER_ERROR;
    return new Outcome.Refused(error.code(), error.text(), error.status());
  }
}
