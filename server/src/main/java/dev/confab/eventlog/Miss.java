package dev.confab.eventlog;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.time.Instant;

/// A bot that was not told of a message.
///
/// @param message the message
/// @param bot who was not told
/// @param reason why not
/// @param created when it was posted
public record Miss(MessageId message, UserId bot, Reason reason, Instant created) {

  /// Why a bot in the chat of a message, or mentioned in it, gets no event.
  public enum Reason {
    /// A group, and the text does not name the bot.
    NOT_MENTIONED(
        1,
        "The message does not mention the bot, and in a group only a supervisor bot (type S) or a"
            + " personal one hears what does not mention it."),
    /// Nobody listens.
    NO_HANDLER(2, "The bot's application has no handler for ONIMBOTMESSAGEADD."),
    /// The application is not ready.
    NOT_INSTALLED(3, "The installation of the bot's application is not finished."),
    /// Mentioned from outside.
    NOT_MEMBER(4, "The message mentions the bot, but the bot is not in that chat."),
    /// A command of another bot, which is told to that bot and to those that hear everything.
    COMMAND(
        5,
        "The message is a command, of which only the command's bot is told, and bots that hear"
            + " everything.");

    private final int number;
    private final String sentence;

    Reason(int number, String sentence) {
      this.number = number;
      this.sentence = sentence;
    }

    int number() {
      return number;
    }

    /// What a person reads.
    public String sentence() {
      return sentence;
    }

    static Reason of(long number) {
      return values()[(int) number - 1];
    }
  }
}
