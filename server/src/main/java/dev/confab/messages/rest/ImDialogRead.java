package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.chats.Chats;
import dev.confab.messages.Reading;
import dev.confab.messages.RecentError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/// Notes up to which message the calling user has read a dialog; false where he sees none.
/// (chats/messages/im-dialog-read.md)
final class ImDialogRead implements RestMethod<ImDialogRead.Params, JsonNode> {
  private final Chats chats;
  private final Reading reading;

  ImDialogRead(Chats chats, Reading reading) {
    this.chats = chats;
    this.reading = reading;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("The last message read; absent: all are.") @Nullable @OrElse("ERROR_ARGUMENT")
          MessageId messageId) {}

  @Keys(Keys.Spelling.CAMEL)
  record Place(
      @Doc("The dialog as it was named.") String dialogId,
      @Doc("Its chat.") ChatId chatId,
      @Doc("The last message read.") long lastId,
      @Doc("How many messages are unread.") long counter) {}

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>writing("im.dialog.read", Params.class, JsonNode.class)
        .needs(Scope.IM)
        .refusesWith(RecentError.DIALOG_ID_EMPTY);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    var tx = call.tx();
    var me = call.caller().user();
    var chat = chats.visibleTo(tx, me, asked.dialogId());
    var member = chat == null ? null : chats.member(tx, chat, me);
    if (chat == null || member == null) {
      return BooleanNode.FALSE;
    }
    reading.read(tx, chat, member, asked.messageId());
    var now = chats.member(tx, chat, me);
    var place = now == null ? member : now;
    return Json.tree(
        new Place(asked.dialogId().toString(), chat.id(), place.lastRead(), place.unread(chat)));
  }
}
