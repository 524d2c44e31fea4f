package dev.confab.eventlog;

/// An attempt of the log.
///
/// @param number counted from one for each event
/// @param attempt what came of it
public record NumberedAttempt(int number, Attempt attempt) {}
