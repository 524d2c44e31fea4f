package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.chats.Chats;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Finds the chat tied to an entity; null when there is none, or none for the calling user.
/// (chats/im-chat-get.md)
final class ImChatGet implements RestMethod<ImChatGet.Params, JsonNode> {
  private final Chats chats;

  ImChatGet(Chats chats) {
    this.chats = chats;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("What the chat is tied to.") @Default("") String entityType,
      @Doc("Which one of those.") @Default("") String entityId) {}

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>reading("im.chat.get", Params.class, JsonNode.class)
        .needs(Scope.IM);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    return chats.ofEntity(call.reads(), asked.entityType(), asked.entityId()).stream()
        .filter(chat -> chats.isMember(call.reads(), chat, call.caller().user()))
        .findFirst()
        .map(chat -> Json.tree(new EntityChat(chat.id())))
        .orElse(NullNode.instance);
  }
}
