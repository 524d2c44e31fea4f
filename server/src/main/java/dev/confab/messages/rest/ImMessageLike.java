package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.messages.MessageError;
import dev.confab.messages.Reactions;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Likes a message, or takes the like back. (chats/messages/im-message-like.md)
final class ImMessageLike implements RestMethod<ImMessageLike.Params, Boolean> {
  private final Reactions reactions;

  ImMessageLike(Reactions reactions) {
    this.reactions = reactions;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The message.") @OrElse("MESSAGE_ID_EMPTY") MessageId messageId,
      @Doc("`plus`, `minus`, or `auto` for the other way round.") @Default("auto")
          Reactions.LikeAction action) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.message.like", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(MessageError.MESSAGE_ID_EMPTY, MessageError.WITHOUT_CHANGES);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    reactions.like(call.tx(), call.caller().user(), asked.messageId(), asked.action());
    return true;
  }
}
