package dev.confab.delivery;

/// Where events go at the moment, and how many of them at once.
///
/// @param address the handler's; empty: not asked for yet
/// @param inFlightMax attempts at the same time
/// @param perSecondMax attempts in one second; 0: as many as there are
/// @param faithful the handler is treated as the original treats it: no circuit, but pauses after
///   slow answers
record Route(String address, int inFlightMax, int perSecondMax, boolean faithful) {
  /// Where events go whose handler was not asked for yet.
  static final Route UNKNOWN = new Route("", Terms.SERVER.inFlightMax(), 0, false);

  static Route of(String address, Terms terms) {
    return new Route(address, terms.inFlightMax(), terms.perSecondMax(), terms.isFaithful());
  }
}
