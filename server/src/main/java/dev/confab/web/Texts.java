package dev.confab.web;

/// Takes the long texts out of a body while it comes in, and keeps them in files until it is
/// closed.
interface Texts extends Body.Pieces, AutoCloseable {
  /// How many bytes are in files.
  long spooledBytes();

  @Override
  void close();
}
