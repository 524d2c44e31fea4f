package dev.confab.rpc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list with the classic paging of the original: `total` and `next` stand beside `result`.
///
/// @param items the records of this page
/// @param total how many there are in all; null when the caller asked not to count (`start=-1`)
/// @param next the `start` of the next page; null on the last
public record Page<T>(List<T> items, @Nullable Long total, @Nullable Long next) {
  /// Records on a page.
  public static final int SIZE = 50;

  /// The page that begins at `start` of a list of `total`.
  public static <T> Page<T> of(List<T> items, long start, long total) {
    var end = start + items.size();
    return new Page<>(items, total, end < total ? end : null);
  }

  /// What `size` records of a list there are from `start` on.
  public static <T> Page<T> within(List<T> all, long start, long size) {
    int from = Math.clamp(start, 0, all.size());
    int to = (int) Math.min(all.size(), from + size);
    return of(all.subList(from, to), from, all.size());
  }
}
