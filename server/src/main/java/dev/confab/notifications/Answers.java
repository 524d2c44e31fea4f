package dev.confab.notifications;

import dev.confab.basics.DialogId;
import dev.confab.basics.Json;
import dev.confab.chats.Chats;
import dev.confab.chats.Entrance;
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

  /// Sends the answer; false when nobody is there to get it, or the user may not write to him.
  boolean send(Tx tx, Notice notice, String text) {
    var asker = asker(notice);
    var chat = asker == null ? null : new Entrance(people, chats).into(tx, notice.to(), asker);
    if (chat == null) {
      return false;
    }
    messages.post(tx, Draft.text(notice.to(), chat, text));
    return true;
  }

  private static @Nullable DialogId asker(Notice notice) {
    var author = notice.author();
    return author == null || author.equals(notice.to()) ? null : new DialogId.WithUser(author);
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
