package dev.confab.bots;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;

/// A bot.
///
/// @param id the bot as a user; its bot id is its user id
/// @param app whose bot it is
/// @param code by which its application finds it again; one of a kind within the application
/// @param type what it hears
/// @param openline whether it also serves open lines
/// @param traits what only the second generation of the API says of it
public record Bot(
    UserId id, AppId app, String code, BotType type, boolean openline, BotTraits traits) {
  /// A bot of the first generation.
  public Bot(UserId id, AppId app, String code, BotType type, boolean openline) {
    this(id, app, code, type, openline, BotTraits.FIRST);
  }

  /// Whether it is told of events as the second generation writes them.
  public boolean isSecond() {
    return traits.generation() == Generation.SECOND;
  }
}
