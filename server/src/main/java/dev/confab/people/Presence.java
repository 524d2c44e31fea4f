package dev.confab.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a user is there.
///
/// @param status what the user said; null: nothing yet
/// @param idleSince since when the user's client has seen nobody; null: it sees somebody
/// @param lastActivity when the user was last seen to do something
public record Presence(
    @Nullable Status status, @Nullable Instant idleSince, @Nullable Instant lastActivity) {
  static final Presence UNKNOWN = new Presence(null, null, null);

  Presence saying(Status said) {
    return new Presence(said, idleSince, lastActivity);
  }

  Presence idle(@Nullable Instant since) {
    return new Presence(status, since, lastActivity);
  }

  Presence seen(Instant now) {
    return new Presence(status, idleSince, now);
  }
}
