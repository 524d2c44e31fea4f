package dev.confab.chats.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.chats.GuestList;
import dev.confab.chats.rest.NewChat;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes a group chat that a bot owns. (chat-bots/outdated/chats/imbot-chat-add.md)
final class ImbotChatAdd implements RestMethod<ImbotChatAdd.Params, ChatId> {
  private final Bots bots;
  private final NewChat newChat;
  private final GuestList guests;

  ImbotChatAdd(Bots bots, NewChat newChat, GuestList guests) {
    this.guests = guests;
    this.bots = bots;
    this.newChat = newChat;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc(
              "Who is in it from the start, beside the bot; with the credential of somebody from"
                  + " outside the company only bots and those who share a chat with him.")
          @Nullable
          @OrElse("USERS_FORMAT")
          List<UserId> users,
      @Doc("`OPEN` or `CHAT`.") @Default("CHAT") String type,
      @Doc("The title; made up of the colour when absent.") @Nullable String title,
      @Doc("What the chat is for.") @Default("") String description,
      @Doc("A colour's name.") @Nullable String color,
      @Doc("The first message.") @Default("") String message,
      @Doc("The avatar as Base64.") @Nullable JsonNode avatar,
      @Doc("What the chat is tied to.") @Default("") String entityType,
      @Doc("Which one of those.") @Default("") String entityId,
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, ChatId> spec() {
    return MethodSpec.<Params, ChatId>writing("imbot.chat.add", Params.class, ChatId.class)
        .deprecated("imbot.v2.Chat.add")
        .needs(Scope.IMBOT)
        .refusesWith(
            ChatError.USERS_FORMAT,
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION,
            ChatError.NOT_CREATED);
  }

  @Override
  public ChatId handle(Call call, Params asked) {
    var bot = bots.speaking(call.tx(), call.caller(), asked.clientId(), asked.botId());
    var users = asked.users() == null ? List.<UserId>of() : asked.users();
    ChatError.NOT_CREATED.unless(users.size() <= Chats.USERS_MAX);
    var asks =
        new NewChat.Asked(
            guests.of(call.tx(), call.caller(), null, users),
            asked.type(),
            asked.title(),
            asked.description(),
            asked.color(),
            asked.message(),
            asked.avatar(),
            asked.entityType(),
            asked.entityId(),
            null);
    return newChat.make(call.tx(), bot.id(), asks).id();
  }
}
