package dev.confab.web;

/// Takes the long texts out of a body while it comes in, and keeps them in files until it is
/// closed.
interface Texts extends Body.Pieces, AutoCloseable {
  @Override
  long spooledBytes();

  @Override
  void close();
}
