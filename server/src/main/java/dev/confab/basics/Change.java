package dev.confab.basics;

/// Entries of the public change log of the second generation that a caller can notice, each with
/// the revision that brought it. A portal of an older revision has not made them.
/// (api-reference/chat-bots/chat-bots-v2/change-log.md)
public enum Change {
  /// BOT-BC-0506-1: `Bot.register` takes no token longer than 40 characters.
  TOKEN_LENGTH_LIMITED(36),
  /// BOT-BC-0330-1: `Command.register` takes a command in `fields` alone. What came before it was
  /// taken for half a year: portals that stayed at an older revision are of that time.
  COMMAND_FIELDS_DEMANDED(36),
  /// BOT-BC-0325-1: `Event.get` tells no `lastEventId` beside `nextOffset`; likewise.
  LAST_EVENT_LEFT_OUT(36),
  /// BOT-FIX-0501-1: an address that a bot left is told nothing more.
  SUBSCRIPTIONS_CLEANED(35),
  /// BOT-NEW-0501-2: `Bot.update` exchanges the token.
  TOKEN_EXCHANGED(35),
  /// BOT-FIX-0501-3: `appId` is not shown of a bot any more.
  APP_ID_LEFT_OUT(35),
  /// BOT-FIX-0408-3: `Command.list` tells titles and hints.
  COMMAND_TITLES_SHOWN(34),
  /// BOT-FIX-0408-4: a background that is none is not kept.
  BACKGROUND_NORMALISED(34),
  /// BOT-FIX-0408-5: `Chat.TextField.enabled` works in private dialogs.
  TEXT_FIELD_IN_DIALOGS(34),
  /// BOT-FIX-0408-6: a missing token is called `BOT_TOKEN_NOT_SPECIFIED`.
  MISSING_TOKEN_NAMED(34);

  /// The oldest revision a portal can have.
  public static final int OLDEST = 33;

  /// The revision a portal has unless it is told otherwise.
  public static final int NEWEST = 36;

  private final int since;

  Change(int since) {
    this.since = since;
  }

  /// The revision that brought it.
  public int since() {
    return since;
  }

  /// Who knows of which revision a portal is.
  @FunctionalInterface
  public interface Log {
    /// All portals are of the newest.
    Log ALL = portal -> NEWEST;

    /// The portal's revision.
    int revision(PortalId portal);

    /// Whether the portal has made a change.
    default boolean made(PortalId portal, Change change) {
      return revision(portal) >= change.since();
    }
  }
}
