package dev.confab.house;

import dev.confab.basics.ErrorCode;

/// Why no backup is begun.
enum BackupError implements ErrorCode {
  /// The operator set no folder.
  BACKUP_OFF("BACKUP_OFF", 400, "The server was started without a folder for backups"),
  /// One at a time.
  BACKUP_RUNS("BACKUP_RUNS", 400, "A backup is being made"),
  /// Somebody has to take old ones away.
  BACKUPS_FULL("BACKUPS_FULL", 400, "The folder for backups is full; the oldest have to go first");

  private final Wire wire;

  BackupError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
