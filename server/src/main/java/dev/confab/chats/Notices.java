package dev.confab.chats;

import dev.confab.basics.Phrase;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// Puts what happened to a chat into words. `messages`, which stands above this room, writes them
/// among the messages.
public final class Notices {
  private final People people;
  private final Language language;
  private final List<BiConsumer<Tx, Notice>> listeners = new CopyOnWriteArrayList<>();

  /// Notices in the language of the portal.
  public Notices(People people, Language language) {
    this.people = people;
    this.language = language;
  }

  /// Runs `listener` in the transaction in which something happened to a chat.
  public void onNotice(BiConsumer<Tx, Notice> listener) {
    listeners.add(listener);
  }

  void joined(Tx tx, Chat chat, UserId by, Collection<UserId> users) {
    if (users.size() == 1 && users.contains(by)) {
      tell(tx, chat, by, Notice.JOINED, Phrases.JOINED, name(tx, by));
    } else {
      var names = Phrases.names(people.find(tx, users));
      tell(tx, chat, by, Notice.JOINED, Phrases.INVITED, name(tx, by), names);
    }
  }

  void left(Tx tx, Chat chat, UserId by, UserId user) {
    if (user.equals(by)) {
      tell(tx, chat, by, Notice.LEFT, Phrases.LEFT, name(tx, by));
    } else {
      tell(tx, chat, by, Notice.LEFT, Phrases.REMOVED, name(tx, by), name(tx, user));
    }
  }

  void renamed(Tx tx, Chat chat, UserId by) {
    tell(tx, chat, by, Notice.CHANGED, Phrases.RENAMED, name(tx, by), chat.title());
  }

  void painted(Tx tx, Chat chat, UserId by) {
    tell(tx, chat, by, Notice.CHANGED, Phrases.PAINTED, name(tx, by), chat.color());
  }

  void pictured(Tx tx, Chat chat, UserId by) {
    tell(tx, chat, by, Notice.CHANGED, Phrases.PICTURED, name(tx, by));
  }

  void handedOver(Tx tx, Chat chat, UserId by) {
    var owner = name(tx, chat.owner());
    tell(tx, chat, by, Notice.CHANGED, Phrases.HANDED_OVER, name(tx, by), owner);
  }

  /// Nobody did it: the owner before is blocked.
  void inherited(Tx tx, Chat chat) {
    tell(tx, chat, chat.owner(), Notice.CHANGED, Phrases.INHERITED, name(tx, chat.owner()));
  }

  private String name(Tx tx, UserId user) {
    var person = people.find(tx, user);
    return person == null ? "" : Phrases.name(person);
  }

  private void tell(Tx tx, Chat chat, UserId by, String code, Phrase phrase, Object... words) {
    var notice = new Notice(chat, by, code, phrase.in(language.of(tx.portal()), words));
    listeners.forEach(listener -> listener.accept(tx, notice));
  }
}
