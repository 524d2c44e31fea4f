package dev.confab.delivery;

import java.net.UnknownHostException;

/// An address this server may not call. A kind of failed name lookup, because that is where the
/// connection asks; what is done about it is decided by this type, never by its text.
public final class AddressRefused extends UnknownHostException {
  AddressRefused(String sentence) {
    super(sentence);
  }

  /// The sentence for the operator, with the setting to change.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
