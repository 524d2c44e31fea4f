package dev.confab.access;

import java.util.List;
import java.util.Set;

/// Applications that tests install.
public final class AppDrafts {
  private AppDrafts() {}

  /// An application with bots, for everybody.
  public static AppDraft of(String clientId, boolean installed) {
    return new AppDraft(
        clientId,
        "secret",
        clientId,
        Set.of("imbot"),
        "",
        "",
        null,
        1,
        "L",
        null,
        installed,
        true,
        false,
        Set.of(),
        List.of());
  }
}
