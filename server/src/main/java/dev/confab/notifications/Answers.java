package dev.confab.notifications;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.chats.Chats;
import dev.confab.messages.Draft;
import dev.confab.messages.Messages;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// Carries what a user answers to whoever asked: as a message in their private dialog.
final class Answers {
  private final People people;
  private final Chats chats;
  private final Messages messages;

  Answers(People people, Chats chats, Messages messages) {
    this.people = people;
    this.chats = chats;
    this.messages = messages;
  }

  /// Sends the answer; false when nobody is there to get it.
  boolean send(Tx tx, Notice notice, String text) {
    var asker = asker(tx, notice);
    if (asker == null) {
      return false;
    }
    var chat = chats.privateWith(tx, notice.to(), asker);
    messages.post(tx, Draft.text(notice.to(), chat, text));
    return true;
  }

  private @Nullable UserId asker(Tx tx, Notice notice) {
    var author = notice.author();
    var person = author == null || author.equals(notice.to()) ? null : people.find(tx, author);
    return person == null || !person.active() ? null : person.id();
  }

  /// The title of the button with this value; null when there is none.
  static @Nullable String title(Notice notice, String value) {
    var buttons = notice.buttons();
    if (buttons == null) {
      return null;
    }
    for (var button : Json.parse(buttons).values()) {
      if (button.path("VALUE").asString("").equals(value)) {
        return button.path("TITLE").asString("");
      }
    }
    return null;
  }
}
