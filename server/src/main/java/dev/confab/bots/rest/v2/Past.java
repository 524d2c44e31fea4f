package dev.confab.bots.rest.v2;

import dev.confab.basics.Change;
import dev.confab.bots.BotV2Error;
import dev.confab.rpc.Earlier;

/// What several methods about bots have in common on portals of older revisions.
final class Past {
  /// A missing token had the name the first generation has for it.
  static final Earlier MISSING_TOKEN_NAMED =
      new Earlier.Named(
          Change.MISSING_TOKEN_NAMED, BotV2Error.TOKEN_MISSING, BotV2Error.CLIENT_ID_MISSING);

  private Past() {}
}
