package dev.confab.delivery;

import java.time.Duration;
import java.util.Locale;

/// How the events of a bot are delivered.
///
/// @param profile what happens after an attempt that failed
/// @param receive who calls whom
/// @param inFlightMax attempts at the same time at one handler
/// @param perSecondMax attempts in one second at one handler; 0: as many as there are
/// @param life how long after its creation an event is worth delivering
/// @param inlineReply a handler may answer an event with one call in the body of its answer
public record Terms(
    Profile profile,
    Receive receive,
    int inFlightMax,
    int perSecondMax,
    Duration life,
    boolean inlineReply) {

  /// Most attempts at the same time that can be agreed on.
  public static final int IN_FLIGHT_MAX = 1_000;

  /// Most attempts in one second that can be agreed on.
  public static final int PER_SECOND_MAX = 10_000;

  /// Shortest life of an event that can be agreed on.
  public static final Duration LIFE_MIN = Duration.ofSeconds(1);

  /// Longest life of an event that can be agreed on.
  public static final Duration LIFE_MAX = Duration.ofDays(30);

  /// What holds where nothing was agreed on.
  public static final Terms SERVER =
      new Terms(Profile.DURABLE, Receive.WEBHOOK, 40, 0, Duration.ofDays(3), false);

  /// Whether they are the original's.
  public boolean isFaithful() {
    return profile == Profile.FAITHFUL;
  }

  /// The same where only bots can fetch: what an application is told is posted.
  public Terms posting() {
    return receiving(Receive.WEBHOOK);
  }

  /// The same where the bot asks for what it is told.
  public Terms fetched() {
    return receiving(Receive.FETCH);
  }

  private Terms receiving(Receive way) {
    return new Terms(profile, way, inFlightMax, perSecondMax, life, inlineReply);
  }

  /// What happens after an attempt that failed.
  public enum Profile {
    /// It is made again until the event's life is over.
    DURABLE,
    /// The event is lost, as the original's documents say.
    FAITHFUL;

    /// The word for it on the wire, in portal files and in the store.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Who calls whom.
  public enum Receive {
    /// The server posts events to the handler's address.
    WEBHOOK,
    /// The bot fetches them; no attempt is made.
    FETCH;

    /// The word for it on the wire, in portal files and in the store.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
