package dev.confab.signing.rest;

import dev.confab.rpc.RestMethod;
import dev.confab.signing.Signings;
import java.util.List;

/// The methods of this room.
public final class SigningMethods {
  private SigningMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(Signings signings) {
    return List.of(new SigningGet(signings), new SigningRotate(signings), new SigningOff(signings));
  }
}
