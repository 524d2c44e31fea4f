package dev.confab.eventlog;

import dev.confab.basics.AppId;
import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which events an operator asks for; null asks for any.
///
/// @param app whose bots they are for
/// @param bot the receiver
/// @param state where they are
/// @param hindrance what keeps them from their handlers
/// @param event the name of the wire
/// @param lane what they are kept in order with
/// @param message the message they tell of
/// @param since the earliest time they were appended
/// @param until the latest
/// @param chat the chat they happened in
public record EventFilter(
    @Nullable AppId app,
    @Nullable UserId bot,
    @Nullable State state,
    @Nullable Hindrance hindrance,
    @Nullable String event,
    @Nullable String lane,
    @Nullable MessageId message,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable ChatId chat) {
  /// Events of any chat, whether anything keeps them from their handlers or not.
  public EventFilter(
      @Nullable AppId app,
      @Nullable UserId bot,
      @Nullable State state,
      @Nullable String event,
      @Nullable String lane,
      @Nullable MessageId message,
      @Nullable Instant since,
      @Nullable Instant until) {
    this(app, bot, state, null, event, lane, message, since, until, null);
  }

  /// Whether what is asked for may lie far apart in the log, no index leading from one to the next.
  boolean isSparse() {
    return message == null
        && (app != null
            || state != null
            || hindrance != null
            || event != null
            || lane != null
            || chat != null);
  }

  /// Any event.
  public static final EventFilter ANY =
      new EventFilter(null, null, null, null, null, null, null, null);

  /// The events of one bot.
  public static EventFilter of(UserId bot) {
    return new EventFilter(null, bot, null, null, null, null, null, null);
  }
}
