package dev.confab.limits;

import java.time.Instant;

/// How much of a limit is used.
///
/// @param whose an address, or a credential as logs name it
/// @param what the method; empty: all of them
/// @param used requests in the bucket, or seconds
/// @param resets when the bucket is empty, or the oldest minute leaves the sum
public record Gauge(String whose, String what, double used, Instant resets) {}
