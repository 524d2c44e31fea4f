package dev.confab.live;

/// The way to one browser.
public interface Wire {
  /// Sends a frame without waiting; `sent` runs when the next one may follow. The bytes are shared
  /// and stay as they are.
  void send(byte[] frame, Runnable sent);

  /// Ends it.
  void close(int code, String why);
}
