package dev.confab.messages;

import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A message to be posted.
///
/// @param author who posts it; must be in the chat
/// @param system whether it is shown as the system's
/// @param params checked `ATTACH`, `KEYBOARD`, `MENU`, `REPLY_ID`; null when there is none
/// @param skipConnector whether connectors of open lines pass over it
/// @param uuid names it for the client that sends it; null: it is given one
/// @param silentConnector whether connectors of open lines are to tell it quietly
/// @param linkPreview whether it may be shown with what the page says that it links to
public record Draft(
    UserId author,
    Chat chat,
    String text,
    boolean system,
    @Nullable ObjectNode params,
    boolean skipConnector,
    @Nullable String uuid,
    boolean silentConnector,
    boolean linkPreview) {
  /// A message whose client has no name for it.
  public Draft(
      UserId author,
      Chat chat,
      String text,
      boolean system,
      @Nullable ObjectNode params,
      boolean skipConnector) {
    this(author, chat, text, system, params, skipConnector, null, false, true);
  }

  /// The same, if its author wants to have links previewed or not.
  public Draft previewing(boolean links) {
    return new Draft(
        author, chat, text, system, params, skipConnector, uuid, silentConnector, links);
  }

  /// A plain text.
  public static Draft text(UserId author, Chat chat, String text) {
    return new Draft(author, chat, text, false, null, false);
  }
}
