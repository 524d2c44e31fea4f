package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.messages.MessageError;
import dev.confab.messages.Reaction;
import dev.confab.messages.Reactions;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Puts a reaction of the caller on a message, in place of the one he had there, or takes it back.
/// Ours alone: in the original people react by its own client, and REST knows only likes.
final class MessengerReact implements RestMethod<MessengerReact.Params, Boolean> {
  private final Reactions reactions;

  MessengerReact(Reactions reactions) {
    this.reactions = reactions;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The message.") @OrElse("MESSAGE_ID_EMPTY") MessageId messageId,
      @Doc("Its name, for example `like` or `faceWithTearsOfJoy`.") @Nullable String reaction,
      @Doc("Whether it is to be there afterwards.") @Default("Y") boolean put) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(
            "confab.messenger.react", Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            MessageError.MESSAGE_ID_EMPTY,
            MessageError.PARAMS_WRONG,
            MessageError.NO_ACCESS,
            MessageError.WITHOUT_CHANGES);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var reaction = asked.reaction() == null ? null : Reaction.of(asked.reaction());
    if (reaction == null) {
      throw MessageError.PARAMS_WRONG.refuse();
    }
    var seen = reactions.open(call.tx(), call.caller().user(), asked.messageId());
    if (seen == null) {
      throw MessageError.NO_ACCESS.refuse();
    }
    var changed =
        asked.put()
            ? reactions.areWelcome(call.tx(), seen) && reactions.add(call.tx(), seen, reaction)
            : reactions.remove(call.tx(), seen, reaction);
    MessageError.WITHOUT_CHANGES.unless(changed);
    return true;
  }
}
