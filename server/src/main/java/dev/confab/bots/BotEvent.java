package dev.confab.bots;

import static dev.confab.bots.BotError.BOT_DELETE_MISSING;
import static dev.confab.bots.BotError.BOT_DELETE_WRONG;
import static dev.confab.bots.BotError.COMMAND_ADD_MISSING;
import static dev.confab.bots.BotError.COMMAND_ADD_WRONG;
import static dev.confab.bots.BotError.MESSAGE_ADD_MISSING;
import static dev.confab.bots.BotError.MESSAGE_ADD_WRONG;
import static dev.confab.bots.BotError.MESSAGE_DELETE_WRONG;
import static dev.confab.bots.BotError.MESSAGE_UPDATE_WRONG;
import static dev.confab.bots.BotError.WELCOME_MESSAGE_MISSING;
import static dev.confab.bots.BotError.WELCOME_MESSAGE_WRONG;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a bot can be told. The order is the one in which addresses are checked.
public enum BotEvent {
  /// Somebody wrote to it, or mentioned it.
  MESSAGE_ADD("ONIMBOTMESSAGEADD", "ONIMBOTV2MESSAGEADD", MESSAGE_ADD_MISSING, MESSAGE_ADD_WRONG),
  /// A message it heard was changed.
  MESSAGE_UPDATE("ONIMBOTMESSAGEUPDATE", "ONIMBOTV2MESSAGEUPDATE", null, MESSAGE_UPDATE_WRONG),
  /// A message it heard was deleted.
  MESSAGE_DELETE("ONIMBOTMESSAGEDELETE", "ONIMBOTV2MESSAGEDELETE", null, MESSAGE_DELETE_WRONG),
  /// It was taken into a chat, or a private dialog with it was opened.
  JOIN_CHAT("ONIMBOTJOINCHAT", "ONIMBOTV2JOINCHAT", WELCOME_MESSAGE_MISSING, WELCOME_MESSAGE_WRONG),
  /// It was removed.
  DELETE("ONIMBOTDELETE", "ONIMBOTV2DELETE", BOT_DELETE_MISSING, BOT_DELETE_WRONG),
  /// Somebody used a command of it. Its address comes with the command, not with the bot.
  COMMAND_ADD("ONIMCOMMANDADD", "ONIMBOTV2COMMANDADD", COMMAND_ADD_MISSING, COMMAND_ADD_WRONG),
  /// Somebody changed a reaction to a message of it. Only the second generation knows it.
  REACTION_CHANGE("", "ONIMBOTV2REACTIONCHANGE", null, MESSAGE_ADD_WRONG),
  /// A dialog with it was opened, and something given along. In the first generation it is bound by
  /// `event.bind` alone.
  CONTEXT_GET("ONIMBOTCONTEXTGET", "ONIMBOTV2CONTEXTGET", null, MESSAGE_ADD_WRONG);

  /// Those whose addresses a bot is registered with.
  static final Set<BotEvent> OF_REGISTRATION = EnumSet.range(MESSAGE_ADD, DELETE);

  private final String wire;
  private final String second;
  private final @Nullable BotError missing;
  private final BotError wrong;

  BotEvent(String wire, String second, @Nullable BotError missing, BotError wrong) {
    this.wire = wire;
    this.second = second;
    this.missing = missing;
    this.wrong = wrong;
  }

  /// The event's name on the wire of the first generation; empty when only the second knows it.
  public String wire() {
    return wire;
  }

  /// The event's name on the wire of the second generation.
  public String second() {
    return second;
  }

  /// Refuses a registration without an address for this event; null where it may be absent.
  @Nullable BotError missing() {
    return missing;
  }

  /// Refuses an address nothing can be posted to.
  BotError wrong() {
    return wrong;
  }

  /// Whether an event of this name is this one, in whatever generation.
  public boolean is(String name) {
    return name.equals(second) || (name.equals(wire) && !wire.isEmpty());
  }

  /// Whether an event of this name is told in the second generation.
  static boolean isSecond(String name) {
    return name.startsWith("ONIMBOTV2");
  }

  /// The event of a wire name.
  static BotEvent of(String wire) {
    for (var event : values()) {
      if (event.wire.equals(wire)) {
        return event;
      }
    }
    throw new IllegalArgumentException("no bot event is called " + wire);
  }
}
