package dev.confab.files;

import dev.confab.basics.ErrorCode;

/// Why an image is not stored.
public enum FileError implements ErrorCode {
  /// The bytes are no PNG, JPEG, GIF, BMP or WebP.
  NOT_AN_IMAGE("Avatar incorrect type"),
  /// Too many pixels, or too many bytes.
  IMAGE_TOO_LARGE("Avatar incorrect size (max 5000x5000)");

  private final String text;

  FileError(String text) {
    this.text = text;
  }

  @Override
  public String code() {
    return "AVATAR_ERROR";
  }

  @Override
  public int status() {
    return 400;
  }

  @Override
  public String text() {
    return text;
  }
}
