package dev.confab.messages;

import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.chats.Chat;
import dev.confab.people.Person;
import dev.confab.sql.Tx;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What bots are told of messages: the data of events, but for the bot itself.
public interface MessageWords {
  /// A message as it was posted.
  ///
  /// @param mentioned the users it mentions
  record Posted(Chat chat, Message message, Draft draft, Person author, Set<UserId> mentioned) {}

  /// A message was posted.
  ObjectNode posted(Tx tx, Bot bot, Posted posted);

  /// A message was changed.
  ///
  /// @param mentioned the users it mentions now
  ObjectNode edited(Tx tx, Bot bot, Chat chat, Message after, Set<UserId> mentioned);

  /// A message was deleted.
  ///
  /// @param by who deleted it
  ObjectNode deleted(Tx tx, Bot bot, Chat chat, Message before, UserId by);

  /// A reaction to a message of the bot came or went; null where there is no such event.
  @Nullable ObjectNode reacted(Tx tx, Bot bot, Reactions.Change change);
}
