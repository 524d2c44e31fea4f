package dev.confab.files;

import dev.confab.basics.ErrorCode;

/// Why an image is not stored.
public enum FileError implements ErrorCode {
  /// The bytes are no PNG, JPEG, GIF, BMP or WebP.
  NOT_AN_IMAGE("Avatar incorrect type"),
  /// Too many pixels, or too many bytes.
  IMAGE_TOO_LARGE("Avatar incorrect size (max 5000x5000)");

  private final Wire wire;

  FileError(String text) {
    wire = new Wire("AVATAR_ERROR", 400, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
