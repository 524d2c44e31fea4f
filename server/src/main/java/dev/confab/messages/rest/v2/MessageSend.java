package dev.confab.messages.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;
import static dev.confab.messages.MessageError.ATTACH_OVERSIZE;
import static dev.confab.messages.MessageError.ATTACH_WRONG;
import static dev.confab.messages.MessageError.KEYBOARD_OVERSIZE;
import static dev.confab.messages.MessageError.KEYBOARD_WRONG;
import static dev.confab.messages.MessageV2Error.EMPTY_MESSAGE;
import static dev.confab.messages.MessageV2Error.SENDING_FAILED;

import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.Reworded;
import dev.confab.basics.Said;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.rest.v2.Door;
import dev.confab.messages.BlockRules;
import dev.confab.messages.Blocks;
import dev.confab.messages.Draft;
import dev.confab.messages.Messages;
import dev.confab.messages.SentOnce;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Tx;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Posts a message as a bot, or forwards others'. (imbot.v2/messages/chat-message-send.md)
final class MessageSend implements RestMethod<MessageSend.Params, MessageSend.Sent> {
  record Params(
      @Whole BotKey bot,
      @Doc(
              "`chat{id}`, or a user's id for the private dialog, which is made when it does not"
                  + " exist.")
          @Nullable DialogId dialogId,
      @Doc("What is said.") @Nullable Fields fields) {}

  record Fields(
      @Doc("The text; may be absent with attachments or messages to forward.")
          @Nullable String message,
      @Doc("Attachment blocks.") @Nullable JsonNode attach,
      @Doc("Buttons under the message.") @Nullable JsonNode keyboard,
      @Doc("Whether it is shown as the system's.") @Default("false") boolean system,
      @Doc("Whether links are shown with a card.") @Default("true") boolean urlPreview,
      @Doc("The message answered, of the same dialog.") @Nullable MessageId replyId,
      @Doc(
              "The bot's own name for the message, at most 230 characters. The same call made again"
                  + " within a day answers the first one's messages and posts nothing.")
          @Nullable String templateId,
      @Doc(
              "Messages to forward, by names chosen for the copies; at most 100. Without a message"
                  + " beside them the first copy answers `replyId`, and the last has `keyboard`.")
          @Nullable JsonNode forwardIds,
      @Doc("Whether connectors of open lines pass over it.") @Default("false")
          boolean skipConnector,
      @Doc("Whether connectors of open lines are to tell it quietly.") @Default("false")
          boolean silentConnector,
      @Whole JsonNode given) {
    static final Fields NONE =
        new Fields(
            null,
            null,
            null,
            false,
            true,
            null,
            null,
            null,
            false,
            false,
            Json.mapper().nullNode());

    String text() {
      return message == null ? "" : message;
    }

    /// What the call says, beside the name of a copy that it makes.
    List<@Nullable Object> said(@Nullable String copy) {
      return Arrays.asList(
          copy,
          message,
          attach,
          keyboard,
          system,
          urlPreview,
          given.get("replyId"),
          forwardIds,
          skipConnector,
          silentConnector);
    }
  }

  record Sent(
      @Doc("The message; where there is none but forwarded ones, the first of these.") MessageId id,
      @Doc("The copies of what was forwarded, by their names.") Map<String, MessageId> uuidMap) {}

  private static final Supplier<ObjectNode> NOTHING = JsonNodeFactory.instance::objectNode;

  private final Door door;
  private final Messages messages;
  private final Copies copies;

  MessageSend(Door door, Messages messages, Copies copies) {
    this.door = door;
    this.messages = messages;
    this.copies = copies;
  }

  @Override
  public MethodSpec<Params, Sent> spec() {
    return MethodSpec.<Params, Sent>writing("imbot.v2.Chat.Message.send", Params.class, Sent.class)
        .needs(IMBOT)
        .refusesWith(
            BotV2Error.speaking(
                ACCESS_DENIED,
                EMPTY_MESSAGE,
                SENDING_FAILED,
                ATTACH_WRONG,
                ATTACH_OVERSIZE,
                KEYBOARD_WRONG,
                KEYBOARD_OVERSIZE));
  }

  @Override
  public Sent handle(Call call, Params asked) {
    var tx = call.tx();
    var place = door.entered(call, asked.bot(), asked.dialogId());
    var fields = asked.fields() == null ? Fields.NONE : asked.fields();
    var params = params(place, fields);
    var hasOwn = !fields.text().isBlank() || params.has("ATTACH");
    var originals = Copies.named(fields.forwardIds());
    EMPTY_MESSAGE.unless(hasOwn || !originals.isEmpty());
    var once = new Once(tx, place, asked.dialogId(), fields);
    var own = hasOwn ? once.send(null, () -> post(tx, place, fields, params)) : null;
    var made = new LinkedHashMap<String, MessageId>();
    originals.forEach(
        (name, message) -> {
          Supplier<ObjectNode> more =
              hasOwn ? NOTHING : () -> lent(tx, place, fields, params, originals, name);
          made.put(name, once.send(name, () -> copies.make(tx, place, message, more.get())));
        });
    return new Sent(own == null ? made.values().iterator().next() : own, made);
  }

  /// What a copy has of a call that posts copies alone: the first one answers what is answered, the
  /// last has the buttons, under all of them.
  private ObjectNode lent(
      Tx tx,
      Door.Place place,
      Fields fields,
      ObjectNode params,
      SequencedMap<String, JsonNode> originals,
      String name) {
    var lent = NOTHING.get();
    if (name.equals(originals.firstEntry().getKey())) {
      answer(tx, place, fields, lent);
    }
    if (name.equals(originals.lastEntry().getKey()) && params.has("KEYBOARD")) {
      lent.set("KEYBOARD", params.get("KEYBOARD"));
    }
    return lent;
  }

  /// Posts what the call makes, unless the same call made it before: each of its messages is known
  /// by the name of the call and its own.
  private final class Once {
    private final Tx tx;
    private final Door.Place place;
    private final @Nullable DialogId dialog;
    private final Fields fields;

    Once(Tx tx, Door.Place place, @Nullable DialogId dialog, Fields fields) {
      this.tx = tx;
      this.place = place;
      this.dialog = dialog;
      this.fields = fields;
    }

    /// @param copy the name of a copy; null for the call's own message
    MessageId send(@Nullable String copy, Supplier<MessageId> post) {
      var name = SentOnce.name(fields.templateId());
      return messages.once().send(tx, place.me(), dialog, name, fields.said(copy), post);
    }
  }

  private static ObjectNode params(Door.Place place, Fields fields) {
    var read = Blocks.read(fields.attach(), fields.keyboard(), null, BlockRules.PERSON);
    var params = read == null ? JsonNodeFactory.instance.objectNode() : read;
    Blocks.of(place.me(), params);
    return params;
  }

  /// Refuses an answer to what cannot be answered, and to what nobody can tell: said without what
  /// it answers, it would be another message.
  private void answer(Tx tx, Door.Place place, Fields fields, ObjectNode params) {
    var id = fields.replyId();
    if (id == null) {
      SENDING_FAILED.unless(Said.nothing(fields.given().get("replyId")));
      return;
    }
    Reworded.as(
        SENDING_FAILED,
        () -> {
          messages.checkReply(tx, place.chat(), place.me(), id);
          return id;
        });
    params.put("REPLY_ID", id.value());
  }

  private MessageId post(Tx tx, Door.Place place, Fields fields, ObjectNode params) {
    answer(tx, place, fields, params);
    var draft =
        new Draft(
            place.me(),
            place.chat(),
            fields.text(),
            fields.system(),
            params.isEmpty() ? null : params,
            fields.skipConnector(),
            SentOnce.uuid(SentOnce.name(fields.templateId())),
            fields.silentConnector(),
            fields.urlPreview());
    return messages.post(tx, draft);
  }
}
