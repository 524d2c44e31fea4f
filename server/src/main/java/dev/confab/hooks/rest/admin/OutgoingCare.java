package dev.confab.hooks.rest.admin;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the addresses of outgoing webhooks do. Whoever posts to them knows.
@FunctionalInterface
public interface OutgoingCare {
  /// What is to be known of an address.
  ///
  /// @param suspendedSince since when nothing is posted to it, as it answered 410 then; null: it is
  ///   not left alone
  /// @param warning what was found wrong with it, as a sentence; null: nothing
  record Note(@Nullable Instant suspendedSince, @Nullable String warning) {}

  /// What is to be known of a webhook's address.
  Note of(PortalId portal, AppId webhook, String address);
}
