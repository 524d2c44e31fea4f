package dev.confab.chats;

import dev.confab.basics.MessageId;

/// A line of a user's list of chats.
///
/// @param seen the newest message of the chat that somebody other than its author has read; its id
///   is 0 where nobody has
public record Recent(Membership place, MessageId seen) {
  /// The chat itself.
  public Chat chat() {
    return place.chat();
  }

  /// The user's own place in it.
  public Member member() {
    return place.member();
  }
}
