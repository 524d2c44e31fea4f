package dev.confab.chats;

import dev.confab.basics.MessageId;

/// What a member has read of a chat: who came in without its history has read nothing before that.
///
/// @param from the first message he sees
/// @param upTo the last message he has read
public record Reach(long from, long upTo) {
  /// Of somebody who never read, and only stands where he came in.
  static final Reach NONE = new Reach(Long.MAX_VALUE, -1);

  /// Whether this message is among what he has read.
  public boolean has(MessageId message) {
    return from <= message.value() && message.value() <= upTo;
  }
}
