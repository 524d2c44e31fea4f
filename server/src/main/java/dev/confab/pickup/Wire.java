package dev.confab.pickup;

import java.io.IOException;

/// The reader's end of a stream.
public interface Wire {
  /// Sends a text; returns when it is on its way, so that a slow reader slows the sender.
  void send(String text) throws IOException;

  /// Asks whether the reader is still there.
  void ping() throws IOException;

  /// Ends the stream.
  void close(int code, String why);
}
