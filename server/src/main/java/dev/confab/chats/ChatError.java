package dev.confab.chats;

import dev.confab.basics.ErrorCode;

/// How calls about chats can be refused.
public enum ChatError implements ErrorCode {
  /// USERS of imbot.chat.add is not a list.
  USERS_FORMAT("INVALID_FORMAT", 400, "Parameter USERS has wrong type"),
  /// The chat could not be made.
  NOT_CREATED("WRONG_REQUEST", 400, "Chat can't be created"),
  /// No chat was named.
  CHAT_ID_EMPTY("CHAT_ID_EMPTY", 400, "Chat ID can't be empty"),
  /// The operation is not for this chat, for example a private one, or one the bot is not in.
  ACTION_UNAVAILABLE("ACCESS_ERROR", 403, "Action unavailable"),
  /// The chat belongs to something that decides its members itself.
  USERS_FORBIDDEN("ACCESS_ERROR", 403, "It is forbidden to add users to this chat"),
  /// USERS is not a list.
  USERS_NOT_ARRAY("WRONG_REQUEST", 400, "User IDs must be passed in array format"),
  /// Nobody could be added.
  ALREADY_MEMBER("WRONG_REQUEST", 400, "You don't have access or user already member in chat"),
  /// DIALOG_ID is none, or not of the kind the method takes.
  DIALOG_ID_EMPTY("DIALOG_ID_EMPTY", 400, "Dialog ID can't be empty"),
  /// No user was named.
  USER_ID_EMPTY("USER_ID_EMPTY", 400, "User ID can't be empty"),
  /// There is no guest on this server; the contract has the row.
  GUEST("AUTHORIZE_ERROR", 403, "Method not available for guest session."),
  /// The chat is not the caller's.
  NO_ACCESS("ACCESS_ERROR", 403, "You don't have access to this chat"),
  /// The dialog is not there for this caller.
  NO_DIALOG("ACCESS_ERROR", 403, "You do not have access to the specified dialog"),
  /// The caller is in no position to let others in.
  JOIN_DENIED(
      "ACCESS_DENIED_EXTEND", 403, "Insufficient permissions to add participants to the chat"),
  /// The chat belongs to something that decides its members itself.
  USERS_KEPT("ACCESS_ERROR", 403, "It is forbidden to delete users of this chat"),
  /// The chat does not let its owner go.
  OWNER_KEPT("ACCESS_ERROR", 403, "LEAVE_OWNER_FORBIDDEN"),
  /// A bot may not take this user out, or the user is not in.
  NOT_REMOVED("WRONG_REQUEST", 400, "You don't have access or user isn't member in chat"),
  /// The caller is not in, or has to stay.
  LEAVE_DENIED("ACCESS_DENIED_KICK", 403, "Access denied to kick user from chat"),
  /// The caller may not take this user out.
  REMOVE_DENIED(
      "ACCESS_DENIED_KICK", 403, "Insufficient rights to exclude participants from the chat"),
  /// Who is to be taken out is not in.
  USER_NOT_IN_CHAT("USER_NOT_FOUND", 400, "The specified user is not in the chat"),
  /// Only an owner names managers, of members.
  MANAGER_DENIED(
      "WRONG_REQUEST", 400, "Change manager can only owner and user must be member in chat"),
  /// Only an owner hands a chat over, to a member.
  OWNER_DENIED("WRONG_REQUEST", 400, "Change owner can only owner and user must be member in chat"),
  /// Who is not in a chat does not choose its picture.
  AVATAR_DENIED("ACCESS_DENIED", 403, "Access denied"),
  /// The chat has its picture from what it belongs to.
  AVATAR_FIXED("ACCESS_ERROR", 403, "The avatar of this chat cannot be changed"),
  /// There is no such chat.
  NO_SUCH_CHAT("WRONG_REQUEST", 400, "Chat isn't exists"),
  /// No colour has this name.
  COLOR_UNKNOWN("WRONG_COLOR", 400, "This color currently unavailable"),
  /// The chat has this colour, or does not exist.
  COLOR_SAME("WRONG_REQUEST", 400, "This color currently set or chat isn't exists"),
  /// The chat is not the caller's, or always counts.
  NOT_MUTABLE("ACCESS_ERROR", 403, "This chat cannot be muted"),
  /// Too little to look for.
  FIND_SHORT("FIND_SHORT", 400, "Too short a search phrase"),
  /// No title was given.
  TITLE_EMPTY("TITLE_EMPTY", 400, "Title can't be empty"),
  /// The chat has its title from what it belongs to.
  TITLE_FIXED("ACCESS_ERROR", 403, "This chat cannot be renamed");

  private final Wire wire;

  ChatError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
