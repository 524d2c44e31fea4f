package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows what came of a message: the events it caused, and the bots that heard nothing.
final class MessagesLife implements RestMethod<MessagesLife.Params, MessagesLife.Life> {
  private final Lookout lookout;

  MessagesLife(Lookout lookout) {
    this.lookout = lookout;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The message.") @OrElse("MESSAGE_NOT_FOUND") MessageId messageId) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Life(
      @Doc("The message.") MessageId messageId,
      @Doc("Its chat.") ChatId chatId,
      @Doc("Its author; null for the system.") @Nullable UserId authorId,
      @Doc("When it was posted.") String created,
      @Doc("Its text.") String text,
      @Doc("The events it caused, the oldest first.") List<EventCard> events,
      @Doc("The bots that were not told, and why.") List<MissCard> misses) {}

  @Override
  public MethodSpec<Params, Life> spec() {
    return MethodSpec.<Params, Life>reading("confab.messages.life", Params.class, Life.class)
        .needs(Scope.CONFAB)
        .refusesWith(InspectError.MESSAGE_NOT_FOUND, InspectError.NOT_ALLOWED);
  }

  @Override
  public Life handle(Call call, Params asked) {
    var sight = lookout.sight(call.reads(), call.caller());
    var life = lookout.life(call.reads(), sight, asked.messageId());
    var message = life.message();
    return new Life(
        message.id(),
        message.chat(),
        message.author(),
        message.created().toString(),
        message.text(),
        EventCard.of(life.events(), lookout.waits(call.reads(), life.events())),
        life.misses().stream().map(MissCard::of).toList());
  }
}
