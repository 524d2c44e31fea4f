package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes a group chat that the calling user owns. (chats/im-chat-add.md)
final class ImChatAdd implements RestMethod<ImChatAdd.Params, ChatId> {
  private final People people;
  private final NewChat newChat;

  ImChatAdd(People people, NewChat newChat) {
    this.people = people;
    this.newChat = newChat;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc(
              "Who is in it from the start, beside the caller; for a caller from outside the"
                  + " company only bots and those who share a chat with him.")
          @Nullable List<UserId> users,
      @Doc("`OPEN` or `CHAT`.") @Default("CHAT") String type,
      @Doc("The title; made up of the colour when absent.") @Nullable String title,
      @Doc("What the chat is for.") @Default("") String description,
      @Doc("A colour's name.") @Nullable String color,
      @Doc("The first message.") @Default("") String message,
      @Doc("The avatar as Base64.") @Nullable JsonNode avatar,
      @Doc("What the chat is tied to.") @Default("") String entityType,
      @Doc("Which one of those.") @Default("") String entityId,
      @Doc("The role of the original's assistant. Has no effect here: there is no assistant.")
          @Default("")
          String copilotMainRole) {}

  @Override
  public MethodSpec<Params, ChatId> spec() {
    return MethodSpec.<Params, ChatId>writing("im.chat.add", Params.class, ChatId.class)
        .needs(Scope.IM);
  }

  @Override
  public ChatId handle(Call call, Params asked) {
    var asks =
        new NewChat.Asked(
            asked.users() == null ? List.of() : asked.users(),
            asked.type(),
            asked.title(),
            asked.description(),
            asked.color(),
            asked.message(),
            asked.avatar(),
            asked.entityType(),
            asked.entityId(),
            null);
    var me = call.caller().user();
    people.touch(call.tx(), me);
    return newChat.make(call.tx(), me, asks).id();
  }
}
