package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import java.time.Duration;
import java.time.Instant;

/// What a token says: who may act through which application, how, and until when.
record Claims(Kind kind, PortalId portal, AppId app, UserId user, Instant expires) {

  /// What a token is good for.
  enum Kind {
    /// Calls methods.
    ACCESS('a', Duration.ofHours(1)),
    /// Is exchanged, once, for a new pair.
    REFRESH('r', Duration.ofDays(180)),
    /// Is exchanged, once, for the first pair.
    CODE('c', Duration.ofSeconds(30));

    private final char mark;
    private final Duration lifetime;

    Kind(char mark, Duration lifetime) {
      this.mark = mark;
      this.lifetime = lifetime;
    }

    /// The letter that stands for it inside a token.
    byte mark() {
      return (byte) mark;
    }

    Duration lifetime() {
      return lifetime;
    }

    static Kind of(byte mark) {
      for (var kind : values()) {
        if (kind.mark() == mark) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no token has mark " + mark);
    }
  }

  boolean expiredAt(Instant now) {
    return !now.isBefore(expires);
  }
}
