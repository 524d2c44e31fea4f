package dev.confab.live;

/// Where a portal's events stand.
///
/// @param epoch of the ring that counts them
/// @param last the newest event's number; 0 before the first
public record Place(String epoch, long last) {}
