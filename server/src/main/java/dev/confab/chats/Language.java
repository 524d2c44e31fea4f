package dev.confab.chats;

import dev.confab.basics.PortalId;

/// Tells the language of a portal, which events carry.
@FunctionalInterface
public interface Language {
  /// For example `en`.
  String of(PortalId portal);
}
