package dev.confab.blobs;

/// More bytes came than may be kept.
public final class TooManyBytes extends RuntimeException {
  TooManyBytes(long max) {
    super("more than " + max + " bytes", null, false, false);
  }
}
