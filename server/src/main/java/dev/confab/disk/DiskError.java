package dev.confab.disk;

import dev.confab.basics.ErrorCode;

/// What this room refuses.
public enum DiskError implements ErrorCode {
  /// No chat is named.
  CHAT_ID_EMPTY("CHAT_ID_EMPTY", 400, "Chat ID can't be empty"),
  /// The dialog is none.
  DIALOG_ID_EMPTY("DIALOG_ID_EMPTY", 400, "Dialog ID can't be empty"),
  /// The dialog is not the caller's, or there is none.
  ACCESS_ERROR("ACCESS_ERROR", 403, "You do not have access to the specified dialog"),
  /// No file is named.
  FILES_ERROR("FILES_ERROR", 400, "List of files in not specified"),
  /// None of the files can be shown.
  SAVE_ERROR("SAVE_ERROR", 400, "Error during saving file to chat"),
  /// No file is named.
  FILE_ID_EMPTY("FILE_ID_EMPTY", 400, "File ID can't be empty"),
  /// The file cannot be saved.
  FILE_SAVE_ERROR("FILE_SAVE_ERROR", 400, "File ID can't be saved"),
  /// No folder is named.
  ID_MISSING("ERROR_ARGUMENT", 400, "Invalid value of parameter {Parameter #0}"),
  /// No such folder.
  NOT_FOUND("ERROR_NOT_FOUND", 400, "Could not find entity with id `%s`"),
  /// Somebody else's folder.
  FOLDER_CLOSED("ACCESS_DENIED", 400, "Access denied"),
  /// The file has no name.
  NAME_MISSING(
      "DISK_BASE_SERVICE_22001", 400, "Error: required parameter NAME (DISK_BASE_SERVICE_22001)"),
  /// The content cannot be read, or the name is taken.
  NOT_SAVED("ERROR_COULD_NOT_SAVE_FILE", 400, "Could not save file");

  private final Wire wire;

  DiskError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
