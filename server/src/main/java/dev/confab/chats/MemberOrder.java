package dev.confab.chats;

/// How the members of a chat are listed.
public enum MemberOrder {
  /// By their ids, least first.
  USER_UP,
  /// By their ids, greatest first.
  USER_DOWN,
  /// By the last message each wrote, oldest first; who wrote none comes first.
  SENT_UP,
  /// By the last message each wrote, newest first.
  SENT_DOWN
}
