package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.UserId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.Upkeep;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Hands a group chat of a bot over to another member. (imbot.v2/chats/chat-set-owner.md)
final class ChatSetOwner implements RestMethod<ChatSetOwner.Params, Done> {
  record Params(
      @Whole BotKey bot,
      @Doc("`chat{id}`.") @Nullable DialogId dialogId,
      @Doc("Who owns it from now on.") @Nullable UserId userId) {}

  private final Door door;
  private final Upkeep upkeep;

  ChatSetOwner(Door door, Upkeep upkeep) {
    this.door = door;
    this.upkeep = upkeep;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing("imbot.v2.Chat.setOwner", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var place = door.inGroup(call, asked.bot(), asked.dialogId());
    var user = asked.userId();
    if (user == null || !upkeep.mayHandOver(call.tx(), place.chat(), user, place.me())) {
      throw ACCESS_DENIED.refuse();
    }
    upkeep.handOver(call.tx(), place.chat(), user, place.me());
    return Done.DONE;
  }
}
