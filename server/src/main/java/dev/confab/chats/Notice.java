package dev.confab.chats;

import dev.confab.basics.UserId;

/// What the members of a chat are told by the system: who came, who went, what was changed. It
/// stands among the messages, counts for nobody as unread, and no bot hears it.
///
/// @param by who did it
/// @param code what it is, for clients that show it in their own words
/// @param text what it says, formatting included
public record Notice(Chat chat, UserId by, String code, String text) {
  /// Somebody came in.
  public static final String JOINED = "CHAT_JOIN";

  /// Somebody went, or was taken out.
  public static final String LEFT = "CHAT_LEAVE";

  /// The title, the colour, the picture or the owner is another one.
  public static final String CHANGED = "CHAT_CHANGE";
}
