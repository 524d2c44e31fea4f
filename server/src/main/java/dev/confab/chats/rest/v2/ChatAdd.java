package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IMBOT;

import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Said;
import dev.confab.basics.UserId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.GuestList;
import dev.confab.chats.MemberOrder;
import dev.confab.chats.rest.NewChat;
import dev.confab.people.People;
import dev.confab.people.rest.v2.ShownUser;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes a group chat as a bot. (imbot.v2/chats/chat-add.md)
final class ChatAdd implements RestMethod<ChatAdd.Params, ChatAdd.Made> {
  /// Most members shown at once.
  private static final int SHOWN_MAX = 200;

  record Params(
      @Whole BotKey bot,
      @Doc("What the chat is like; all may be absent.") @Nullable Fields fields) {}

  record Fields(
      @Doc("The title; made up of the colour when absent.") @Nullable String title,
      @Doc("What the chat is for.") @Nullable String description,
      @Doc("A colour's name; one is chosen when it is absent or unknown.") @Nullable String color,
      @Doc("The picture as Base64; one that is none is passed over.") @Nullable JsonNode avatar,
      @Doc(
              "Who is in it from the start, beside the bot; with the credential of somebody from"
                  + " outside the company only bots and those who share a chat with him.")
          @Nullable List<UserId> userIds,
      @Doc("Who owns it; the bot when absent or unknown.") @Nullable UserId ownerId,
      @Doc("The first message.") @Nullable String message,
      @Whole JsonNode given) {
    static final Fields NONE =
        new Fields(null, null, null, null, null, null, null, Json.mapper().nullNode());

    /// Refuses what is no list: a chat without those who were meant is another chat.
    List<UserId> users() {
      if (userIds == null && !Said.nothing(given.get("userIds"))) {
        throw SystemError.ERROR_ARGUMENT.refuse("userIds");
      }
      return userIds == null ? List.of() : userIds;
    }
  }

  record Made(
      @Doc("The chat.") ShownChat chat,
      @Doc("Who is in it beside the bot.") List<ShownUser> users) {}

  private final Door door;
  private final Chats chats;
  private final NewChat newChat;
  private final GuestList guests;
  private final People people;
  private final ShownChats shown;
  private final ShownUsers users;

  ChatAdd(
      Door door,
      Chats chats,
      NewChat newChat,
      GuestList guests,
      People people,
      ShownChats shown,
      ShownUsers users) {
    this.guests = guests;
    this.door = door;
    this.chats = chats;
    this.newChat = newChat;
    this.people = people;
    this.shown = shown;
    this.users = users;
  }

  @Override
  public MethodSpec<Params, Made> spec() {
    return MethodSpec.<Params, Made>writing("imbot.v2.Chat.add", Params.class, Made.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking());
  }

  @Override
  public Made handle(Call call, Params asked) {
    var bot = door.bot(call, asked.bot());
    var fields = asked.fields() == null ? Fields.NONE : asked.fields();
    var made = newChat.make(call.tx(), bot.id(), asks(call, fields));
    var chat = chats.current(call.tx(), made);
    return new Made(shown.of(call, chat, bot, true), others(call, chat, bot.id()));
  }

  private NewChat.Asked asks(Call call, Fields fields) {
    var users = fields.users();
    var owner = fields.ownerId() == null ? List.<UserId>of() : List.of(fields.ownerId());
    return new NewChat.Asked(
        guests.of(call.tx(), call.caller(), null, users.stream().limit(Chats.USERS_MAX).toList()),
        "CHAT",
        fields.title(),
        fields.description() == null ? "" : fields.description(),
        fields.color(),
        fields.message() == null ? "" : fields.message(),
        fields.avatar(),
        "",
        "",
        guests.of(call.tx(), call.caller(), null, owner).stream().findFirst().orElse(null));
  }

  private List<ShownUser> others(Call call, Chat chat, UserId bot) {
    var ids = chats.members(call.tx(), chat, MemberOrder.USER_UP, SHOWN_MAX);
    var others = ids.stream().filter(id -> !id.equals(bot)).toList();
    return users.of(call, people.find(call.tx(), others));
  }
}
