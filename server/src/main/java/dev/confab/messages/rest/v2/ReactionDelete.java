package dev.confab.messages.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;
import static dev.confab.messages.MessageV2Error.REACTION_NOT_FOUND;

import dev.confab.bots.BotV2Error;
import dev.confab.messages.Reactions;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Takes a reaction of a bot back. (imbot.v2/messages/chat-message-reaction-delete.md)
final class ReactionDelete implements RestMethod<Aim.Params, Done> {
  private final Aim aim;
  private final Reactions reactions;

  ReactionDelete(Aim aim, Reactions reactions) {
    this.aim = aim;
    this.reactions = reactions;
  }

  @Override
  public MethodSpec<Aim.Params, Done> spec() {
    return MethodSpec.<Aim.Params, Done>writing(
            "imbot.v2.Chat.Message.Reaction.delete", Aim.Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED, REACTION_NOT_FOUND));
  }

  @Override
  public Done handle(Call call, Aim.Params asked) {
    var target = aim.at(call, asked);
    REACTION_NOT_FOUND.unless(reactions.remove(call.tx(), target.message(), target.reaction()));
    return Done.DONE;
  }
}
