package dev.confab.chats;

/// What a user is in a chat, least first: whoever stands higher may do what those below may.
public enum Role {
  /// Not in it.
  GUEST,
  /// In it.
  MEMBER,
  /// May take members out.
  MANAGER,
  /// May name managers and hand the chat over.
  OWNER
}
