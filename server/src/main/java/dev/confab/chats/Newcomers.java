package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/// Who of those named comes into a group chat. Who comes from outside the company lets in people he
/// knows already, and bots: who is in a chat with him is known to him, so that otherwise he would
/// come to know everybody by naming everybody.
///
/// @param people among whom those named are found
/// @param roster who is in already
record Newcomers(People people, Roster roster) {
  /// Those who are let in, in the order in which they were named.
  List<UserId> among(Tx tx, Chat chat, Collection<UserId> users, UserId by) {
    var there = new ArrayList<Person>();
    for (var user : new LinkedHashSet<>(users)) {
      var person = roster.hasAlready(tx, chat, user) ? null : people.find(tx, user);
      if (person != null && person.active()) {
        there.add(person);
      }
    }
    var host = there.isEmpty() ? null : people.find(tx, by);
    var known = new HashSet<>(host == null ? there : people.known(tx, host, there));
    return there.stream()
        .filter(person -> person.isBot() || known.contains(person))
        .map(Person::id)
        .toList();
  }
}
