package dev.confab.rpc;

/// A result that is no list, with a `total` beside it all the same.
///
/// @param total what the original says of the list inside; -1 where it does not count
public record Counted<T>(T result, long total) {}
