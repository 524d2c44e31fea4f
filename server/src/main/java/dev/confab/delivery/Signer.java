package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.EncodedForm;
import dev.confab.basics.PortalId;
import org.jspecify.annotations.Nullable;

/// Proves to a handler where a body comes from, if its application asked for that.
@FunctionalInterface
public interface Signer {
  /// The header `webhook-signature`; null when nobody asked for it.
  @Nullable String sign(PortalId portal, AppId app, String id, String time, EncodedForm body);
}
