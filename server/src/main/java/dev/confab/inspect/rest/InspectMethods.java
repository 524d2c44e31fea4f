package dev.confab.inspect.rest;

import dev.confab.inspect.Lookout;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// All methods about events.
public final class InspectMethods {
  private InspectMethods() {}

  /// The methods over these domains.
  public static List<RestMethod<?, ?>> all(Lookout lookout) {
    return List.of(
        new EventsList(lookout),
        new EventsShow(lookout),
        new EventsReplay(lookout),
        new EventsSkip(lookout),
        new EventsCancel(lookout),
        new EventsEdit(lookout),
        new EventsRetry(lookout),
        new EventsExport(lookout),
        new EventsMisses(lookout),
        new MessagesLife(lookout),
        new LedgerShow(lookout));
  }
}
