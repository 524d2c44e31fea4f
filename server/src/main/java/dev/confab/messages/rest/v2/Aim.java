package dev.confab.messages.rest.v2;

import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;
import static dev.confab.messages.MessageV2Error.REACTION_NOT_FOUND;

import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.basics.Whole;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.rest.v2.Door;
import dev.confab.messages.Reaction;
import dev.confab.messages.Reactions;
import dev.confab.messages.Seen;
import dev.confab.rpc.Call;
import org.jspecify.annotations.Nullable;

/// What the two methods about reactions have in common: a message the bot sees, and what is put on
/// it or taken off.
final class Aim {
  record Params(
      @Whole BotKey bot,
      @Doc("The message.") @Nullable MessageId messageId,
      @Doc("Its name, for example `like`.") @Nullable String reaction) {}

  /// A reaction of a bot to a message.
  record Target(Seen message, Reaction reaction) {}

  private final Door door;
  private final Reactions reactions;

  Aim(Door door, Reactions reactions) {
    this.door = door;
    this.reactions = reactions;
  }

  Target at(Call call, Params asked) {
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
    return new Target(seen, reaction);
  }
}
