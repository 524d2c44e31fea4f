package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Upkeep;
import dev.confab.files.Files;
import dev.confab.people.Color;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Changes how a chat looks, all at once. (imbot.v2/chats/chat-update.md)
final class ChatUpdate implements RestMethod<ChatUpdate.Params, Done> {
  record Params(
      @Whole BotKey bot,
      @Doc("`chat{id}`, or a user's id for the private dialog.") @Nullable DialogId dialogId,
      @Doc(
              "What is to change; what is absent stays. Of a private dialog only the description"
                  + " changes: it is called and shown as the other of the two.")
          @Nullable Fields fields) {}

  record Fields(
      @Doc("The title.") @Nullable String title,
      @Doc("What the chat is for.") @Nullable String description,
      @Doc("A colour's name; an unknown one is passed over.") @Nullable String color,
      @Doc("The picture as Base64; one that is none is passed over.") @Nullable JsonNode avatar) {
    static final Fields NONE = new Fields(null, null, null, null);
  }

  private final Door door;
  private final Chats chats;
  private final Files files;
  private final Upkeep upkeep;

  ChatUpdate(Door door, Chats chats, Files files, Upkeep upkeep) {
    this.door = door;
    this.chats = chats;
    this.files = files;
    this.upkeep = upkeep;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing("imbot.v2.Chat.update", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var place = door.in(call, asked.bot(), asked.dialogId());
    var fields = asked.fields() == null ? Fields.NONE : asked.fields();
    var tx = call.tx();
    if (place.chat().isPrivate()) {
      // called and shown as the other of the two, for each of them
      describe(tx, place.chat(), fields);
    } else {
      words(tx, place.chat(), fields, place.me());
      looks(tx, place.chat(), fields, place.me());
    }
    return Done.DONE;
  }

  private void words(Tx tx, Chat chat, Fields fields, UserId by) {
    if (fields.title() != null && !fields.title().isBlank()) {
      ACCESS_DENIED.unless(chat.restrictions().rename());
      upkeep.rename(tx, chat, fields.title(), by);
    }
    if (fields.description() != null) {
      ACCESS_DENIED.unless(chat.restrictions().rename());
    }
    describe(tx, chat, fields);
  }

  private void describe(Tx tx, Chat chat, Fields fields) {
    if (fields.description() != null) {
      upkeep.describe(tx, chats.current(tx, chat), fields.description());
    }
  }

  private void looks(Tx tx, Chat chat, Fields fields, UserId by) {
    var color = fields.color() == null ? null : Color.named(fields.color());
    if (color != null && !color.name().equals(chat.color())) {
      upkeep.paint(tx, chats.current(tx, chat), color, by);
    }
    var picture = picture(tx, chat, fields.avatar());
    if (picture != null) {
      upkeep.picture(tx, chats.current(tx, chat), picture, by);
    }
  }

  private @Nullable FileId picture(Tx tx, Chat chat, @Nullable JsonNode avatar) {
    if (avatar == null) {
      return null;
    }
    ACCESS_DENIED.unless(chat.restrictions().avatar());
    return files.storeImageOrNone(tx, avatar);
  }
}
