package dev.confab.chats;

import dev.confab.basics.Caller;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.sql.Reads;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a caller may have a bot bring into a chat. An application that is open to guests gives them
/// tokens with which they speak as its bots; who comes from outside the company would otherwise
/// come to know everybody through a bot, whom he may not come to know by himself.
public record GuestList(People people, Chats chats) {
  /// Those of these users whom the caller may bring in. For who works for the company, and for a
  /// bot that calls by itself, these are all of them; for a guest bots and people he knows, and
  /// into a chat that he is not in nobody.
  ///
  /// @param chat null: one that is made now
  public List<UserId> of(Reads reads, Caller caller, @Nullable Chat chat, List<UserId> users) {
    var host = people.find(reads, caller.user());
    if (host == null || !host.extranet()) {
      return users;
    }
    if (chat != null && !chats.isMember(reads, chat, host.id())) {
      return List.of();
    }
    var there = people.find(reads, new HashSet<>(users));
    var welcome = new HashSet<UserId>();
    people.known(reads, host, there).forEach(person -> welcome.add(person.id()));
    there.stream().filter(person -> person.isBot()).forEach(bot -> welcome.add(bot.id()));
    return users.stream().filter(welcome::contains).toList();
  }
}
