package dev.confab.pickup.rest;

import static dev.confab.access.Scope.CONFAB;
import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;
import static dev.confab.pickup.PickupError.CURSOR_WRONG;
import static dev.confab.pickup.PickupError.OFFSET_AHEAD;
import static dev.confab.pickup.PickupError.OFFSET_WRONG;
import static dev.confab.pickup.PickupError.PLACE_MISSING;
import static dev.confab.pickup.PickupError.SINCE_WRONG;
import static dev.confab.pickup.PickupError.TOO_MANY_CURSORS;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.pickup.Cursors;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Moves a reader forward or back. Settles nothing.
final class CursorsSet implements RestMethod<CursorsSet.Params, CursorCard> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the first of the application.") @Nullable UserId botId,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId,
      @Doc("The reader's name.") @Default("main") String cursor,
      @Doc("The event to go on with.") @OrElse("OFFSET_WRONG") @Nullable EventId offset,
      @Doc("Or the time to go on from.") @OrElse("SINCE_WRONG") @Nullable Instant since) {}

  private final Bots bots;
  private final Cursors cursors;

  CursorsSet(Bots bots, Cursors cursors) {
    this.bots = bots;
    this.cursors = cursors;
  }

  @Override
  public MethodSpec<Params, CursorCard> spec() {
    return MethodSpec.<Params, CursorCard>writing(
            "confab.cursors.set", Params.class, CursorCard.class)
        .needs(CONFAB)
        .refusesWith(
            OFFSET_WRONG,
            SINCE_WRONG,
            BY_SESSION,
            CLIENT_ID_MISSING,
            BOT_NOT_FOUND,
            OTHER_APPLICATION,
            CURSOR_WRONG,
            PLACE_MISSING,
            OFFSET_AHEAD,
            TOO_MANY_CURSORS);
  }

  @Override
  public CursorCard handle(Call call, Params asked) {
    var bot = bots.hearing(call.reads(), call.caller(), asked.clientId(), asked.botId());
    return CursorCard.of(
        cursors.set(call.tx(), bot.id(), asked.cursor(), asked.offset(), asked.since()));
  }
}
