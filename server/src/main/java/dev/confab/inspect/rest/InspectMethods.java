package dev.confab.inspect.rest;

import dev.confab.inspect.Inspector;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// All methods about events.
public final class InspectMethods {
  private InspectMethods() {}

  /// The methods over these domains.
  public static List<RestMethod<?, ?>> all(Inspector inspector) {
    return List.of(
        new EventsList(inspector),
        new EventsShow(inspector),
        new EventsReplay(inspector),
        new EventsSkip(inspector),
        new EventsCancel(inspector),
        new EventsEdit(inspector),
        new EventsRetry(inspector),
        new EventsExport(inspector),
        new EventsMisses(inspector),
        new MessagesLife(inspector),
        new LedgerShow(inspector));
  }
}
