package dev.confab.rpc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A page whose records stand under keys of their own. Like every map of the original it is a list
/// when it is empty.
///
/// @param items the records of this page, in their order
/// @param total how many there are in all
/// @param next the offset of the next page; null on the last
public record KeyedPage<T>(Map<String, T> items, long total, @Nullable Long next) {}
