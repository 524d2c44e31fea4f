package dev.confab.delivery.rest;

import dev.confab.basics.ErrorCode;

/// Why a call about deliveries is refused.
enum DeliveryError implements ErrorCode {
  /// Terms that cannot be kept; the text says what is possible.
  TERMS_WRONG("TERMS_ERROR", "%s");

  private final String code;
  private final String text;

  DeliveryError(String code, String text) {
    this.code = code;
    this.text = text;
  }

  @Override
  public String code() {
    return code;
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
