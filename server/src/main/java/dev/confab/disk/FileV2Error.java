package dev.confab.disk;

import dev.confab.basics.ErrorCode;

/// How calls of the second generation about files are refused. Bots and people are told the same in
/// different words.
public enum FileV2Error implements ErrorCode {
  /// A bot's file without a name or a content.
  BOT_FILE_EMPTY("FILE_EMPTY", 400, "File name or content is empty"),
  /// A person's.
  FILE_EMPTY("FILE_EMPTY", 400, "File name and content are required"),
  /// The content is no Base64.
  INVALID_CONTENT("FILE_INVALID_CONTENT", 400, "Invalid base64 content"),
  /// More than a file may have.
  TOO_LARGE("FILE_TOO_LARGE", 400, "File is too large"),
  /// The bot has no way into the chat's folder: it is not in the chat.
  BOT_FOLDER("FILE_FOLDER_ERROR", 400, "Failed to get chat folder"),
  /// A person has none: the chat is no longer theirs when the file is to be put there.
  FOLDER("FOLDER_ERROR", 400, "Failed to get chat folder"),
  /// A bot's file could not be kept.
  BOT_UPLOAD_FAILED("FILE_UPLOAD_FAILED", 400, "File upload failed"),
  /// A person's could not.
  UPLOAD_FAILED("UPLOAD_FAILED", 400, "File upload failed"),
  /// The message that shows a bot's file could not be posted.
  BOT_SEND_FAILED("FILE_SEND_FAILED", 400, "Failed to send message"),
  /// The message that shows a person's could not.
  SEND_FAILED("SEND_FAILED", 400, "Failed to send message"),
  /// There is no such dialog.
  CHAT_NOT_FOUND("CHAT_NOT_FOUND", 400, "CHAT_NOT_FOUND"),
  /// The dialog, or the file, is not the caller's.
  ACCESS_DENIED("ACCESS_DENIED", 403, "Access denied"),
  /// The file is not the bot's to read.
  FILE_CLOSED("FILE_ACCESS_ERROR", 403, "File access error"),
  /// No such file.
  FILE_NOT_FOUND("FILE_NOT_FOUND", 400, "File not found");

  private final Wire wire;

  FileV2Error(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
