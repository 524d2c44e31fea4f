package dev.confab.messages;

import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatDraft;
import dev.confab.chats.ChatType;
import dev.confab.chats.Chats;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.sql.Tx;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes something out of a message: a chat of the same people that begins with it.
public final class Sharing {
  private static final String DASHES = "-".repeat(54);
  private static final DateTimeFormatter POSTED =
      DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);

  private final Portals portals;
  private final People people;
  private final Chats chats;
  private final Messages messages;

  /// Sharing of these messages.
  public Sharing(Portals portals, People people, Chats chats, Messages messages) {
    this.portals = portals;
    this.people = people;
    this.chats = chats;
    this.messages = messages;
  }

  /// Makes a chat of everybody who sees the message in its chat, which begins with the message as a
  /// quote, with its files and attachments, and is named where the message came from; refuses when
  /// the user does not see it there.
  public Chat startChat(Tx tx, UserId by, Chat from, MessageId id) {
    var message = messages.find(tx, id);
    var member = chats.member(tx, from, by);
    if (message == null
        || member == null
        || !message.chat().equals(from.id())
        || id.value() < member.seesFrom()
        || message.isDeleted()) {
      throw MessageError.PARAMS_WRONG.refuse();
    }
    var others =
        chats.shown(tx, from, id).stream()
            .filter(user -> !user.equals(by))
            .limit(Chats.USERS_MAX)
            .toList();
    var draft = new ChatDraft(ChatType.GROUP, null, "", null, null, by, null, "", "", others);
    var made = chats.create(tx, draft);
    messages.forwarding().repeat(tx, by, made, message, quote(tx, message));
    var link = "[CHAT=" + made.id() + "]" + made.title() + "[/CHAT]";
    var params = Json.mapper().createObjectNode().put("REPLY_ID", id.value());
    messages.post(tx, new Draft(by, from, link, true, params, false));
    return made;
  }

  private String quote(Tx tx, Message message) {
    var zone = portals.get(tx.portal()).timezone();
    var head =
        name(tx, message.author()) + " [" + POSTED.format(message.created().atZone(zone)) + "]";
    return Stream.of(DASHES, head.strip(), message.text(), DASHES)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String name(Tx tx, @Nullable UserId author) {
    var person = author == null ? null : people.find(tx, author);
    return person == null ? "" : person.fullName();
  }
}
