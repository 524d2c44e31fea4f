package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.sql.Tx;
import java.util.Collection;
import java.util.List;

/// Counts the groups that bots are in and the dialogs they have, as users come and go.
final class BotPlaces {
  private final Bots bots;

  BotPlaces(Bots bots) {
    this.bots = bots;
  }

  void hear(Tx tx, ChatNews news) {
    switch (news) {
      case ChatNews.Made(var chat) -> count(tx, chat, founders(chat), 1);
      case ChatNews.Joined(var chat, var users, _) -> count(tx, chat, users, 1);
      case ChatNews.Left(var chat, var user) -> count(tx, chat, List.of(user), -1);
      case ChatNews.Removed(var chat, var members) -> count(tx, chat, members, -1);
      case ChatNews.Changed _, ChatNews.Read _, ChatNews.Listed _ -> {}
    }
  }

  private static List<UserId> founders(Chat chat) {
    var low = chat.low();
    if (low == null) {
      return List.of(chat.author());
    }
    var other = chat.counterpart(low);
    return low.equals(other) ? List.of() : List.of(low, other); // notes are kept with nobody
  }

  private void count(Tx tx, Chat chat, Collection<UserId> users, int change) {
    for (var bot : bots.among(tx, users)) {
      bots.placed(tx, bot, chat.isPrivate(), change);
    }
  }
}
