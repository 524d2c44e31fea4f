package dev.confab.messages.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;
import static dev.confab.messages.MessageV2Error.REACTION_ALREADY_SET;
import static dev.confab.messages.MessageV2Error.REACTION_NOT_FOUND;

import dev.confab.bots.BotV2Error;
import dev.confab.messages.Reactions;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Puts a reaction of a bot on a message. (imbot.v2/messages/chat-message-reaction-add.md)
final class ReactionAdd implements RestMethod<Aim.Params, Done> {
  private final Aim aim;
  private final Reactions reactions;

  ReactionAdd(Aim aim, Reactions reactions) {
    this.aim = aim;
    this.reactions = reactions;
  }

  @Override
  public MethodSpec<Aim.Params, Done> spec() {
    return MethodSpec.<Aim.Params, Done>writing(
            "imbot.v2.Chat.Message.Reaction.add", Aim.Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED, REACTION_NOT_FOUND, REACTION_ALREADY_SET));
  }

  @Override
  public Done handle(Call call, Aim.Params asked) {
    var target = aim.at(call, asked);
    ACCESS_DENIED.unless(reactions.areWelcome(call.tx(), target.message()));
    REACTION_ALREADY_SET.unless(reactions.add(call.tx(), target.message(), target.reaction()));
    return Done.DONE;
  }
}
