package dev.confab.delivery.rest;

import dev.confab.basics.ErrorCode;

/// Why a call about deliveries is refused.
enum DeliveryError implements ErrorCode {
  /// Terms that cannot be kept; the text says what is possible.
  TERMS_WRONG("TERMS_ERROR", "%s");

  private final Wire wire;

  DeliveryError(String code, String text) {
    wire = new Wire(code, 400, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
