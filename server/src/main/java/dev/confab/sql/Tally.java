package dev.confab.sql;

import java.util.List;

/// A sum kept in the store. Whatever the calls of a group add to it is written once, at the end of
/// the group, so that a total may stand beside ten thousand changes a second.
///
/// @param sql adds to the total; its last place takes what is added, those before it the key
/// @param key what is summed up
public record Tally(String sql, List<Object> key) {
  /// The total of one thing.
  public static Tally of(String sql, Object key) {
    return new Tally(sql, List.of(key));
  }
}
