package dev.confab.delivery;

/// How much a courier takes on at once.
///
/// @param inFlightMax attempts at the same time, all in all: generous, because ten thousand
///   handlers that take thirty seconds must leave room for the next one; [#reserve] come on top
/// @param inFlightMaxPerHandler attempts at the same time at one handler, whatever was agreed on
/// @param lanesMax lanes in memory; those with the longest pause leave first
/// @param heldMaxPerLane events at hand for one lane
/// @param heldCharsMax characters of all events at hand
public record Bounds(
    int inFlightMax,
    int inFlightMaxPerHandler,
    int lanesMax,
    int heldMaxPerLane,
    long heldCharsMax) {
  /// What the server uses.
  public static final Bounds SERVER =
      new Bounds(16_384, Terms.IN_FLIGHT_MAX, 100_000, 24, 32_000_000);

  /// Attempts beyond [#inFlightMax] at handlers that have none under way. A few applications whose
  /// handlers hang may take all other places, and for as long as they like.
  int reserve() {
    return inFlightMax / 8;
  }
}
