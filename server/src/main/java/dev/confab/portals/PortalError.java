package dev.confab.portals;

import dev.confab.basics.ErrorCode;

/// Why a change of a portal is refused.
public enum PortalError implements ErrorCode {
  /// A restart would undo it.
  DECLARED(
      "DECLARED_IN_FILE",
      400,
      "It is declared in the portal file, which is applied at every start: change it there, or pass"
          + " UNTIL_RESTART=Y");

  private final Wire wire;

  PortalError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
