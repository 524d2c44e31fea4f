package dev.confab.rpc;

import dev.confab.basics.Caller;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ObjectNode;

/// A call that ended, or a command of a batch.
///
/// @param way how it came in
/// @param at when it began
/// @param method its name as the caller wrote it
/// @param spec the method; null when there is none of this name
/// @param caller who called; null when nobody was let in
/// @param host the host name called; empty where the caller tells the portal
/// @param origin where it came from
/// @param params what it came with, without `auth`
/// @param nanos how long it took
/// @param status of its answer
/// @param error the code it was refused with; null when it was not
/// @param idle whether it polled, and there was nothing
/// @param answer reads its answer from the beginning, the `time` block included
public record Ended(
    Way way,
    Instant at,
    String method,
    @Nullable MethodSpec<?, ?> spec,
    @Nullable Caller caller,
    String host,
    Origin origin,
    ObjectNode params,
    long nanos,
    int status,
    @Nullable String error,
    boolean idle,
    Supplier<JsonParser> answer) {

  /// How a call came in.
  public enum Way {
    /// By itself.
    REQUEST,
    /// As a command of a batch.
    BATCH,
    /// In a handler's answer to an event.
    REPLY
  }
}
