package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Miss;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells which bots were not told of a message, or of which messages a bot was not told, and why.
final class EventsMisses implements RestMethod<EventsMisses.Params, List<MissCard>> {
  private final Lookout lookout;

  EventsMisses(Lookout lookout) {
    this.lookout = lookout;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The message.") @Nullable MessageId messageId,
      @Doc("Or the bot.") @Nullable UserId botId) {}

  @Override
  public MethodSpec<Params, List<MissCard>> spec() {
    return MethodSpec.<Params, List<MissCard>>reading(
            "confab.events.misses", Params.class, List.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            InspectError.NOT_ALLOWED, InspectError.SUBJECT_MISSING, InspectError.BOT_NOT_FOUND);
  }

  @Override
  public List<MissCard> handle(Call call, Params asked) {
    var sight = lookout.sight(call.reads(), call.caller());
    return found(call, sight, asked).stream().map(MissCard::of).toList();
  }

  private List<Miss> found(Call call, Lookout.Sight sight, Params asked) {
    if (asked.messageId() != null) {
      return lookout.misses(call.reads(), sight, asked.messageId());
    }
    if (asked.botId() == null) {
      throw InspectError.SUBJECT_MISSING.refuse();
    }
    return lookout.misses(call.reads(), sight, asked.botId());
  }
}
