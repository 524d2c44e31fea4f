package dev.confab.messages;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The rows of pins.
final class PinsSql {
  private record Place(MessageId message, UserId by, Instant at) {}

  private static final String OF =
      """
      SELECT message_id, user_id, created_ms FROM message_pins
      WHERE portal_id = :portal AND chat_id = ?
      ORDER BY portal_id, chat_id, message_id LIMIT ?\
      """;

  private static final String INSERT =
      """
      INSERT INTO message_pins (portal_id, chat_id, message_id, user_id, created_ms)
      VALUES (:portal, ?, ?, ?, ?)\
      """;

  private static final String ONE = " WHERE portal_id = :portal AND chat_id = ? AND message_id = ?";

  private PinsSql() {}

  static void insert(Tx tx, ChatId chat, MessageId message, UserId by, Instant now) {
    tx.run(INSERT, chat, message, by, now);
  }

  static boolean has(Reads reads, ChatId chat, MessageId message) {
    return reads.first(
            "SELECT message_id FROM message_pins" + ONE, row -> row.number(1), chat, message)
        != null;
  }

  static long count(Reads reads, ChatId chat) {
    var count =
        reads.first(
            "SELECT COUNT(*) FROM message_pins WHERE portal_id = :portal AND chat_id = ?",
            row -> row.number(1),
            chat);
    return count == null ? 0 : count;
  }

  static boolean delete(Tx tx, ChatId chat, MessageId message) {
    return tx.run("DELETE FROM message_pins" + ONE, chat, message) == 1;
  }

  static void deleteAll(Tx tx, ChatId chat) {
    tx.run("DELETE FROM message_pins WHERE portal_id = :portal AND chat_id = ?", chat);
  }

  /// The pins of a chat with their messages, latest pinned first.
  static List<Pins.Pin> of(Reads reads, ChatId chat, int limit) {
    var places = reads.list(OF, PinsSql::place, chat, limit);
    var messages = MessagesSql.byIds(reads, places.stream().map(Place::message).toList());
    var pins = new ArrayList<Pins.Pin>();
    for (var message : messages) {
      for (var place : places) {
        if (place.message().equals(message.id())) {
          pins.add(new Pins.Pin(message, place.by(), place.at()));
        }
      }
    }
    pins.sort(
        Comparator.comparing(Pins.Pin::at)
            .thenComparing(pin -> pin.message().id().value())
            .reversed());
    return pins;
  }

  private static Place place(Row row) {
    return new Place(new MessageId(row.number(1)), new UserId(row.number(2)), row.time(3));
  }
}
