package dev.confab.rpc;

import dev.confab.basics.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What is known of a call while it runs, for the [Witness].
final class Trace {
  private final Ended.Way way;
  private final Instant at;
  private final long began = System.nanoTime();
  private final String method;
  private final String host;
  private final Origin origin;
  private final ObjectNode params;
  private @Nullable MethodSpec<?, ?> spec;
  private @Nullable Caller caller;
  private boolean idle;

  Trace(Ended.Way way, Instant at, String method, String host, Origin origin, ObjectNode params) {
    this.way = way;
    this.at = at;
    this.method = method;
    this.host = host;
    this.origin = origin;
    this.params = params;
  }

  void found(MethodSpec<?, ?> known) {
    spec = known;
  }

  void identified(Caller known) {
    caller = known;
  }

  void foundNothing() {
    idle = true;
  }

  Ended ended(Outcome outcome) {
    var refused = outcome instanceof Outcome.Refused no ? no : null;
    return new Ended(
        way,
        at,
        method,
        spec,
        caller,
        host,
        origin,
        params,
        System.nanoTime() - began,
        refused == null ? 200 : refused.status(),
        refused == null ? null : refused.error(),
        idle,
        () -> Envelope.read(outcome));
  }
}
