package dev.confab.access;

import dev.confab.basics.Caller;
import dev.confab.basics.ErrorCode;
import java.time.Instant;

/// A credential that was found good.
///
/// @param afterwards what its holder hears once it has expired
record Verified(Caller caller, ErrorCode afterwards) {
  Caller at(Instant now) {
    var expires = caller.expires();
    afterwards.unless(expires == null || now.isBefore(expires));
    return caller;
  }
}
