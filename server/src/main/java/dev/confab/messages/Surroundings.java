package dev.confab.messages;

import java.util.ArrayList;
import java.util.List;

/// What was said before and after a message.
///
/// @param messages oldest first, the message itself among them
/// @param older whether there is something older than all of these
/// @param newer whether there is something newer
public record Surroundings(List<Message> messages, boolean older, boolean newer) {
  /// @param before newest first
  /// @param after oldest first
  static Surroundings of(List<Message> before, Message middle, List<Message> after, int range) {
    var all = new ArrayList<>(before.subList(0, Math.min(before.size(), range)).reversed());
    all.add(middle);
    all.addAll(after.subList(0, Math.min(after.size(), range)));
    return new Surroundings(List.copyOf(all), before.size() > range, after.size() > range);
  }
}
