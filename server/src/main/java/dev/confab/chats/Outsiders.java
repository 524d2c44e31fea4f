package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Tx;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Keeps chats knowing whether somebody from outside the company is in them.
final class Outsiders {
  /// Members, or chats, looked at in one go.
  private static final int PAGE = 200;

  private final Chats chats;
  private final People people;

  Outsiders(Chats chats, People people) {
    this.chats = chats;
    this.people = people;
    people.onStanding(this::follow);
  }

  boolean among(Tx tx, Collection<UserId> users) {
    return people.find(tx, users).stream().anyMatch(Person::extranet);
  }

  /// Whether there are some after this one left. Only then everybody else is looked at.
  boolean stay(Tx tx, Chat chat, UserId left) {
    var person = people.find(tx, left);
    return chat.extranet() && (person == null || !person.extranet() || areIn(tx, chat, left));
  }

  /// Whether one beside this user is in the chat.
  private boolean areIn(Tx tx, Chat chat, UserId without) {
    var page = chats.members(tx, chat, 0, PAGE);
    while (!page.isEmpty()) {
      var users = page.stream().map(Member::user).filter(user -> !user.equals(without)).toList();
      if (among(tx, users)) {
        return true;
      }
      page = chats.members(tx, chat, page.getLast().user().value(), PAGE);
    }
    return false;
  }

  /// Somebody comes from outside who did not before, or the other way round.
  private void follow(Tx tx, Person person) {
    var page = MembersSql.chatsOf(tx, person.id(), 0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(id -> follow(tx, person, chats.find(tx, id)));
      page = MembersSql.chatsOf(tx, person.id(), page.getLast().value(), PAGE);
    }
  }

  private void follow(Tx tx, Person person, @Nullable Chat chat) {
    if (chat == null) {
      return;
    }
    var outsiders = person.extranet() || areIn(tx, chat, person.id());
    if (chat.extranet() != outsiders) {
      chats.change(tx, chat.counting(chat.memberCount(), outsiders));
    }
  }
}
