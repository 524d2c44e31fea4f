package dev.confab.bots.rest.v2;

import dev.confab.basics.Doc;
import dev.confab.bots.Bot;
import dev.confab.people.People;
import dev.confab.people.rest.v2.ShownUser;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.rpc.Call;
import java.util.List;

/// A bot with the user it is.
record FoundBot(@Doc("The bot.") ShownBot bot, @Doc("The bot as a user.") List<ShownUser> users) {

  /// What answers are made of.
  record Maker(ShownBots bots, People people, ShownUsers users) {
    FoundBot owned(Call call, Bot bot) {
      return with(call, bot, bots.owned(call.reads(), bot));
    }

    FoundBot brief(Call call, Bot bot) {
      return with(call, bot, bots.brief(call.reads(), bot));
    }

    private FoundBot with(Call call, Bot bot, ShownBot shown) {
      return new FoundBot(shown, users(call, List.of(bot)));
    }

    List<ShownUser> users(Call call, List<Bot> asked) {
      return users.of(call, people.find(call.reads(), asked.stream().map(Bot::id).toList()));
    }
  }
}
