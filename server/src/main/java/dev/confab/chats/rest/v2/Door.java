package dev.confab.chats.rest.v2;

import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.DialogId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Entrance;
import dev.confab.chats.Role;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// The way from a call's parameters to a bot and the chat it acts in: every method of the second
/// generation goes through it, so that none forgets to ask.
public final class Door {
  private final SecondBots bots;
  private final Entrance entrance;
  private final Chats chats;

  /// A bot and where it is.
  public record Place(Bot bot, Chat chat) {
    /// The bot as a user.
    public UserId me() {
      return bot.id();
    }
  }

  /// The door to these bots and chats.
  public Door(SecondBots bots, People people, Chats chats) {
    this.bots = bots;
    this.entrance = new Entrance(people, chats);
    this.chats = chats;
  }

  /// The bot alone.
  public Bot bot(Call call, BotKey key) {
    return key.open(call, bots);
  }

  /// Refuses who names no bot, where something else is missing that is told before its absence.
  void demand(Call call, BotKey key) {
    key.demand(call, bots);
  }

  /// The chat the bot is in; refused where it is in none.
  public Place in(Call call, BotKey key, @Nullable DialogId dialog) {
    var bot = bot(call, key);
    return new Place(bot, seen(call.reads(), bot, dialog));
  }

  /// The same, but nothing a dialog of two can be: only groups have members to change.
  Place inGroup(Call call, BotKey key, @Nullable DialogId dialog) {
    var place = in(call, key, dialog);
    ACCESS_DENIED.unless(!place.chat().isPrivate());
    return place;
  }

  /// The same for what only who runs the chat may do.
  Place leading(Call call, BotKey key, @Nullable DialogId dialog) {
    var place = inGroup(call, key, dialog);
    var role = chats.role(call.reads(), place.chat(), place.me());
    ACCESS_DENIED.unless(role.compareTo(Role.MANAGER) >= 0);
    return place;
  }

  /// The chat the bot writes into: a private dialog is made when it does not exist.
  public Place entered(Call call, BotKey key, @Nullable DialogId dialog) {
    var bot = bot(call, key);
    return new Place(
        bot,
        dialog instanceof DialogId.WithUser(var user)
            ? opened(call.tx(), bot.id(), user)
            : seen(call.tx(), bot, dialog));
  }

  /// The private dialog of two, made when it does not exist; refused with somebody who is not
  /// there.
  public Chat opened(Tx tx, UserId me, UserId other) {
    return entrance.beside(tx, me, other, ACCESS_DENIED, ACCESS_DENIED);
  }

  private Chat seen(Reads reads, Bot bot, @Nullable DialogId dialog) {
    var chat = dialog == null ? null : chats.visibleTo(reads, bot.id(), dialog);
    if (chat == null) {
      throw ACCESS_DENIED.refuse();
    }
    return chat;
  }
}
