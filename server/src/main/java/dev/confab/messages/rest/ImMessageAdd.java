package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Caller;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Entrance;
import dev.confab.messages.BlockRules;
import dev.confab.messages.Blocks;
import dev.confab.messages.Draft;
import dev.confab.messages.MessageError;
import dev.confab.messages.Messages;
import dev.confab.messages.SentOnce;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Tx;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Posts a message as the calling user. (chats/messages/im-message-add.md)
final class ImMessageAdd implements RestMethod<ImMessageAdd.Params, MessageId> {
  private final People people;
  private final Chats chats;
  private final Messages messages;
  private final SentOnce once;

  ImMessageAdd(People people, Chats chats, Messages messages, SentOnce once) {
    this.people = people;
    this.chats = chats;
    this.messages = messages;
    this.once = once;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The text; may be empty when ATTACH is given.") @Default("") String message,
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @Nullable DialogId dialogId,
      @Doc("Attachment blocks.") @Nullable JsonNode attach,
      @Doc("Buttons under the message.") @Nullable JsonNode keyboard,
      @Doc("Items of the message's context menu.") @Nullable JsonNode menu,
      @Doc("Whether it is shown as the system's.") @Default("N") boolean system,
      @Doc("Whether links are shown with a card.") @Default("Y") boolean urlPreview,
      @Doc("The message answered, of the same chat.") @Nullable @OrElse("PARAMS_WRONG")
          MessageId replyId,
      @Doc(
              "The client's own name for the message, at most 230 characters. The same message"
                  + " sent again into the same dialog within a day answers the first one's number."
                  + " Ours alone.")
          @Nullable String templateId) {}

  @Override
  public MethodSpec<Params, MessageId> spec() {
    return MethodSpec.<Params, MessageId>writing("im.message.add", Params.class, MessageId.class)
        .needs(Scope.IM)
        .refusesWith(
            MessageError.MESSAGE_EMPTY,
            MessageError.USER_ID_EMPTY,
            MessageError.USER_NOT_FOUND,
            MessageError.NO_SUCH_CHAT,
            MessageError.ACTION_UNAVAILABLE,
            MessageError.PARAMS_WRONG,
            MessageError.ATTACH_WRONG,
            MessageError.ATTACH_OVERSIZE,
            MessageError.KEYBOARD_WRONG,
            MessageError.KEYBOARD_OVERSIZE,
            MessageError.MENU_WRONG,
            MessageError.MENU_OVERSIZE,
            MessageError.REPLY_UNAVAILABLE,
            MessageError.REPLY_ELSEWHERE);
  }

  @Override
  public MessageId handle(Call call, Params asked) {
    var name = SentOnce.name(asked.templateId());
    return once.send(
        call.tx(),
        call.caller().user(),
        asked.dialogId(),
        name,
        said(asked),
        () -> post(call, asked, name));
  }

  private static List<@Nullable Object> said(Params asked) {
    return Arrays.asList(
        asked.message(),
        asked.attach(),
        asked.keyboard(),
        asked.menu(),
        asked.system(),
        asked.urlPreview(),
        asked.replyId());
  }

  private MessageId post(Call call, Params asked, @Nullable String name) {
    MessageError.MESSAGE_EMPTY.unless(!asked.message().isBlank() || Blocks.given(asked.attach()));
    var dialog = asked.dialogId();
    if (dialog == null) {
      throw MessageError.USER_ID_EMPTY.refuse();
    }
    var me = call.caller();
    var chat = chat(call.tx(), me, dialog);
    var params = Blocks.read(asked.attach(), asked.keyboard(), asked.menu(), BlockRules.PERSON);
    if (asked.replyId() != null) {
      messages.checkReply(call.tx(), chat, me.user(), asked.replyId());
      params = params == null ? Json.mapper().createObjectNode() : params;
      params.put("REPLY_ID", asked.replyId().value());
    }
    people.touch(call.tx(), me.user());
    return messages.post(
        call.tx(),
        new Draft(
            me.user(),
            chat,
            asked.message(),
            asked.system(),
            params,
            false,
            SentOnce.uuid(name),
            false,
            asked.urlPreview()));
  }

  private Chat chat(Tx tx, Caller me, DialogId dialog) {
    return switch (dialog) {
      case DialogId.WithUser(var user) ->
          new Entrance(people, chats)
              .beside(
                  tx,
                  me.user(),
                  user,
                  MessageError.USER_NOT_FOUND,
                  MessageError.ACTION_UNAVAILABLE);
      case DialogId.InChat _, DialogId.OfWorkgroup _ -> {
        var chat = chats.named(tx, dialog);
        if (chat == null) {
          throw MessageError.NO_SUCH_CHAT.refuse();
        }
        MessageError.ACTION_UNAVAILABLE.unless(chats.isMember(tx, chat, me.user()));
        yield chat;
      }
    };
  }
}
