package dev.confab.inspect.rest;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Miss;

/// A bot that was not told of a message.
@Keys(Keys.Spelling.LOWER_SNAKE)
record MissCard(
    @Doc("The message.") MessageId messageId,
    @Doc("The bot.") UserId botId,
    @Doc("NOT_MENTIONED, NO_HANDLER, NOT_INSTALLED, NOT_MEMBER or COMMAND.") String reason,
    @Doc("The reason as a sentence.") String sentence,
    @Doc("When the message was posted.") String created) {

  static MissCard of(Miss miss) {
    return new MissCard(
        miss.message(),
        miss.bot(),
        miss.reason().name(),
        miss.reason().sentence(),
        miss.created().toString());
  }
}
