package dev.confab.chats.rest.v2;

import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Portraits;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What every event of the second generation tells a bot beside what happened: where it did, who it
/// is about, and the portal's language.
///
/// @param show asked for only when something happens, because it is made after those who tell
public record Scene(People people, Supplier<Portraits> show) {
  /// Writes it into an event's data.
  ///
  /// @param viewer the bot, which has its own name for the dialog
  /// @param about nobody is shown when there is no such user
  public void write(Tx tx, ObjectNode data, Chat chat, UserId viewer, @Nullable UserId about) {
    var portraits = show.get();
    data.set("chat", portraits.chat(tx, chat, viewer));
    var person = about == null ? null : people.find(tx, about);
    if (person != null) {
      data.set("user", portraits.user(tx, person));
    }
    data.put("language", portraits.language(tx.portal()));
  }
}
