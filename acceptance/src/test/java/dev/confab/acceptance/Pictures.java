package dev.confab.acceptance;

/// Pictures to send.
final class Pictures {
  /// One red pixel.
  static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dwn4EIAAAlAgH9qgQ3AAAAAElFTkSuQmCC";

  private Pictures() {}
}
