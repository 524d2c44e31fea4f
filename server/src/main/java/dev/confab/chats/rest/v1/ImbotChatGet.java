package dev.confab.chats.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.chats.rest.EntityChat;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Finds the chat tied to an entity for the calling user; null when there is none.
/// (chat-bots/outdated/chats/imbot-chat-get.md)
final class ImbotChatGet implements RestMethod<ImbotChatGet.Params, JsonNode> {
  private final Chats chats;

  ImbotChatGet(Chats chats) {
    this.chats = chats;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("What the chat is tied to.") @Default("") String entityType,
      @Doc("Which one of those.") @Default("") String entityId) {}

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>reading("imbot.chat.get", Params.class, JsonNode.class)
        .deprecated("imbot.v2.Chat.get")
        .needs(Scope.IMBOT)
        .refusesWith(ChatError.GUEST, ChatError.NO_ACCESS);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    var found = chats.ofEntity(call.reads(), asked.entityType(), asked.entityId());
    if (found.isEmpty()) {
      return NullNode.instance;
    }
    return found.stream()
        .filter(chat -> chats.isMember(call.reads(), chat, call.caller().user()))
        .findFirst()
        .map(chat -> Json.tree(new EntityChat(chat.id())))
        .orElseThrow(ChatError.NO_ACCESS::refuse);
  }
}
