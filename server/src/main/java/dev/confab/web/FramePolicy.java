package dev.confab.web;

import java.util.List;

/// Which servers' pages may stand in frames of the single-page application.
@FunctionalInterface
public interface FramePolicy {
  /// None.
  FramePolicy NONE = host -> List.of();

  /// Those of the portal with this host name, as `https://host:port`.
  List<String> origins(String host);
}
