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
  /// Whether all that it is told goes to one place of its own, or waits there until it asks. Else
  /// each event goes where its application listens for it.
  public boolean hasPlace() {
    return !traits.webhook().equals(BotTraits.NO_PLACE);
  }
}
