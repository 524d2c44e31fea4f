package dev.confab.chats;

import dev.confab.basics.Phrase;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The chat of everybody who works for the company. Nobody leaves it by himself: who comes to the
/// company comes in, and who goes, goes. The system says nothing of either, and nobody owns it.
public final class GeneralChat {
  private static final Phrase TITLE = new Phrase("General chat", "Allgemeiner Chat", "Общий чат");

  private static final UserId NOBODY = new UserId(0);
  private static final int LET_IN_AT_ONCE = 500;

  private final Chats chats;
  private final People people;
  private final Language language;

  /// The general chats among these.
  public GeneralChat(Chats chats, People people, Language language) {
    this.chats = chats;
    this.people = people;
    this.language = language;
    people.onStanding(this::follow);
  }

  /// Makes the general chat of a portal that has none, with everybody in it.
  public void ensure(Tx tx) {
    if (find(tx) != null) {
      return;
    }
    var title = TITLE.in(language.of(tx.portal()));
    var draft =
        new ChatDraft(
            ChatType.OPEN,
            title,
            "",
            null,
            null,
            NOBODY,
            null,
            Restrictions.GENERAL,
            "",
            List.of());
    var chat = chats.create(tx, draft);
    var page = people.ascending(tx, 1, Long.MAX_VALUE, LET_IN_AT_ONCE);
    while (!page.isEmpty()) {
      var inside = page.stream().filter(GeneralChat::belongs).map(Person::id).toList();
      chats.join(tx, chat, inside, NOBODY, true);
      var last = page.getLast().id().value();
      page = people.ascending(tx, last + 1, Long.MAX_VALUE, LET_IN_AT_ONCE);
    }
  }

  private void follow(Tx tx, Person person) {
    var chat = find(tx);
    if (chat == null || person.isBot()) {
      return;
    }
    var inside = chats.member(tx, chat, person.id()) != null;
    if (belongs(person) && !inside) {
      chats.join(tx, chat, List.of(person.id()), NOBODY, true);
    } else if (inside && !belongs(person)) {
      chats.strike(tx, chat, person.id());
    }
  }

  private static boolean belongs(Person person) {
    return person.active() && person.isEmployee();
  }

  /// Not one that somebody made and named so.
  private static @Nullable Chat find(Tx tx) {
    return ChatsSql.ofNobody(tx, Restrictions.GENERAL);
  }
}
