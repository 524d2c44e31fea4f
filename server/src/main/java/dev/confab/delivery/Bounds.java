package dev.confab.delivery;

/// How much a courier takes on at once.
///
/// @param inFlightMax attempts at the same time, all in all: generous, because ten thousand
///   handlers that take thirty seconds must leave room for the next one
/// @param inFlightMaxPerApp attempts at the same time for one application of one portal
/// @param lanesMax lanes in memory; those with the longest pause leave first
/// @param heldMaxPerLane events at hand for one lane
/// @param heldCharsMax characters of all events at hand
public record Bounds(
    int inFlightMax, int inFlightMaxPerApp, int lanesMax, int heldMaxPerLane, long heldCharsMax) {
  /// What the server uses.
  public static final Bounds SERVER = new Bounds(16_384, 40, 100_000, 16, 32_000_000);
}
