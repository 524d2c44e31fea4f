package dev.confab.messages.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;
import static dev.confab.messages.MessageV2Error.REACTION_ALREADY_SET;
import static dev.confab.messages.MessageV2Error.REACTION_NOT_FOUND;

import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.rest.v2.Door;
import dev.confab.messages.Reaction;
import dev.confab.messages.Reactions;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Puts a reaction of a bot on a message. (imbot.v2/messages/chat-message-reaction-add.md)
final class ReactionAdd implements RestMethod<ReactionAdd.Params, Done> {
  record Params(
      @Whole BotKey bot,
      @Doc("The message.") @Nullable MessageId messageId,
      @Doc("Its name, for example `like`.") @Nullable String reaction) {}

  private final Door door;
  private final Reactions reactions;

  ReactionAdd(Door door, Reactions reactions) {
    this.door = door;
    this.reactions = reactions;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing(
            "imbot.v2.Chat.Message.Reaction.add", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED, REACTION_NOT_FOUND, REACTION_ALREADY_SET));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var bot = door.bot(call, asked.bot()).id();
    var id = asked.messageId();
    var seen = id == null ? null : reactions.open(call.tx(), bot, id);
    if (seen == null) {
      throw ACCESS_DENIED.refuse();
    }
    var reaction = asked.reaction() == null ? null : Reaction.of(asked.reaction());
    if (reaction == null) {
      throw REACTION_NOT_FOUND.refuse();
    }
    REACTION_ALREADY_SET.unless(reactions.add(call.tx(), seen, reaction));
    return Done.DONE;
  }
}
