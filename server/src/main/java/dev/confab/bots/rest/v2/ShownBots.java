package dev.confab.bots.rest.v2;

import dev.confab.basics.Change;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotCounts;
import dev.confab.portals.Portals;
import dev.confab.sql.Reads;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Makes what the second generation shows of bots, with what that needs from other rooms.
public final class ShownBots {
  private final Portals portals;
  private final SecondBots bots;
  private final BiFunction<Reads, List<UserId>, Map<UserId, Long>> commands;

  /// Bots shown with these.
  ///
  /// @param commands how many commands each of these bots has
  public ShownBots(
      Portals portals,
      SecondBots bots,
      BiFunction<Reads, List<UserId>, Map<UserId, Long>> commands) {
    this.portals = portals;
    this.bots = bots;
    this.commands = commands;
  }

  /// A bot as anybody sees it.
  public ShownBot brief(Reads reads, Bot bot) {
    return ShownBot.brief(bot, language(reads));
  }

  /// A bot as its owner sees it.
  public ShownBot owned(Reads reads, Bot bot) {
    return owned(reads, List.of(bot)).getFirst();
  }

  /// Bots as their owner sees them, in their order.
  public List<ShownBot> owned(Reads reads, List<Bot> asked) {
    var counts = bots.counts(reads, asked);
    var learnt = commands.apply(reads, asked.stream().map(Bot::id).toList());
    return asked.stream()
        .map(
            bot ->
                ShownBot.owned(
                    bot,
                    app(reads, bot),
                    language(reads),
                    counts.getOrDefault(bot.id(), BotCounts.NONE),
                    learnt.getOrDefault(bot.id(), 0L)))
        .toList();
  }

  /// What portals of older revisions show.
  private @Nullable String app(Reads reads, Bot bot) {
    Change.Log changes = portals::revision;
    return changes.made(reads.portal(), Change.APP_ID_LEFT_OUT)
        ? null
        : bots.applicationName(reads, bot);
  }

  private String language(Reads reads) {
    return portals.get(reads.portal()).language();
  }
}
