package dev.confab.chats;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Reads;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/// Those of a chat who have read furthest of some messages: two of all who see the oldest of them,
/// and two of those who came in at each message after it. Of any two at least one did not send the
/// message in question.
public record FurthestReaders(Map<UserId, Reach> places) {
  private static final int COUNT = 2;

  /// Bots that may be among those who are furthest before more are asked for.
  private static final int BOTS = 2;

  static FurthestReaders of(Reads reads, Chat chat, Collection<MessageId> messages) {
    return new FurthestReaders(places(reads, chat, messages, COUNT));
  }

  /// The same of people. A bot has read whatever it answers: two of them would stand for all.
  static FurthestReaders people(
      Reads reads, People people, Chat chat, Collection<MessageId> messages) {
    for (int limit = COUNT + BOTS; ; limit *= 4) {
      var places = places(reads, chat, messages, limit);
      var bots =
          people.find(reads, places.keySet()).stream()
              .filter(Person::isBot)
              .map(Person::id)
              .collect(Collectors.toSet());
      // so many of each place are two people, or all there are
      if (bots.size() <= limit - COUNT) {
        places.keySet().removeAll(bots);
        return new FurthestReaders(places);
      }
    }
  }

  private static Map<UserId, Reach> places(
      Reads reads, Chat chat, Collection<MessageId> messages, int limit) {
    var by = Comparator.comparingLong(MessageId::value);
    return messages.isEmpty()
        ? Map.of()
        : MembersSql.readers(
            reads, chat.id(), Collections.min(messages, by), Collections.max(messages, by), limit);
  }

  /// Whether anybody has read this message beside who sent it.
  public boolean haveSeen(MessageId message, UserId sender) {
    return places.entrySet().stream()
        .anyMatch(place -> place.getValue().has(message) && !place.getKey().equals(sender));
  }
}
