package dev.confab.bots;

/// What the generations of the API say each in its own way, of which a bot hears one: that of the
/// generation that registered it. Nobody else asks a bot for its generation.
/// (docs/decisions/0592-a-generation-is-a-folder.md)
///
/// @param first the way of `imbot.*`
/// @param second the way of `imbot.v2.*`
public record Voices<W>(W first, W second) {
  /// The way in which this bot is told.
  public W of(Bot bot) {
    return bot.traits().generation() == Generation.SECOND ? second : first;
  }

  /// The way in which an event of this name is told.
  public W of(String event) {
    return BotEvent.isSecond(event) ? second : first;
  }
}
