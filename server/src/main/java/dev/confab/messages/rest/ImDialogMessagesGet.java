package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Member;
import dev.confab.messages.Message;
import dev.confab.messages.MessageError;
import dev.confab.messages.Messages;
import dev.confab.messages.Reactions;
import dev.confab.people.People;
import dev.confab.people.rest.UserCard;
import dev.confab.people.rest.UserCards;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a dialog: the newest messages, those before one, or those after one; newest first.
/// (chats/messages/im-dialog-messages-get.md)
final class ImDialogMessagesGet
    implements RestMethod<ImDialogMessagesGet.Params, ImDialogMessagesGet.Dialog> {
  private final Portals portals;
  private final People people;
  private final UserCards cards;
  private final Chats chats;
  private final Messages messages;
  private final Reactions reactions;

  ImDialogMessagesGet(
      Portals portals,
      People people,
      UserCards cards,
      Chats chats,
      Messages messages,
      Reactions reactions) {
    this.portals = portals;
    this.people = people;
    this.cards = cards;
    this.chats = chats;
    this.messages = messages;
    this.reactions = reactions;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("Only messages newer than this one.") @Nullable @OrElse("FIRST_ID_STRING") Long firstId,
      @Doc("Only messages older than this one.") @Nullable @OrElse("LAST_ID_STRING") Long lastId,
      @Doc("How many, at most 50.") @Default("20") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Dialog(
      @Doc("The chat.") @Nullable ChatId chatId,
      @Doc("The messages, newest first.") List<Row> messages,
      @Doc("Their authors.") List<UserCard> users,
      @Doc("The files they carry.") List<JsonNode> files) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Row(
      @Doc("The message.") MessageId id,
      @Doc("Its chat.") ChatId chatId,
      @Doc("Its author; 0 for the system.") long authorId,
      @Doc("When it was posted.") String date,
      @Doc("Its text, formatting included.") String text,
      @Doc("Whether the caller has not read it.") boolean unread,
      @Doc("The name clients gave it; null for the system.") @Nullable String uuid,
      @Doc("Names to be put into the text.") List<JsonNode> replaces,
      @Doc("Attachments, keyboard, likes; a list when empty.") JsonNode params,
      @Doc("When it disappears by itself.") @Nullable String disappearingDate) {}

  @Override
  public MethodSpec<Params, Dialog> spec() {
    return MethodSpec.<Params, Dialog>reading("im.dialog.messages.get", Params.class, Dialog.class)
        .needs(Scope.IM)
        .refusesWith(
            MessageError.DIALOG_ID_EMPTY,
            MessageError.FIRST_ID_STRING,
            MessageError.LAST_ID_STRING,
            MessageError.NO_ACCESS);
  }

  @Override
  public Dialog handle(Call call, Params asked) {
    var me = call.caller().user();
    var chat = chats.openTo(call.reads(), me, asked.dialogId());
    if (chat == null) {
      return empty(call, asked.dialogId());
    }
    var member = chats.reader(call.reads(), chat, me);
    var found = page(call, asked, chat, member);
    var zone = portals.get(call.caller().portal()).timezone();
    var liked = reactions.likes(call.reads(), found.stream().map(Message::id).toList());
    var authors = found.stream().map(Message::author).filter(Objects::nonNull).distinct().toList();
    return new Dialog(
        chat.id(),
        found.stream().map(message -> row(message, member, zone, liked)).toList(),
        cards.of(call, people.find(call.reads(), authors)),
        messages.files().of(call.reads(), call.origin().base(), zone, found));
  }

  private List<Message> page(Call call, Params asked, Chat chat, Member member) {
    var limit = Math.clamp(asked.limit(), 1, Messages.PAGE_MAX);
    var first = asked.firstId();
    var last = asked.lastId();
    if (first != null && last == null) {
      return messages.newer(call.reads(), chat, member, new MessageId(first), limit);
    }
    var before = last == null || last <= 0 ? null : new MessageId(last);
    return messages.latest(call.reads(), chat, member, before, limit);
  }

  /// A private dialog in which nobody has written yet is empty, not forbidden.
  private Dialog empty(Call call, DialogId dialog) {
    var unwritten =
        dialog instanceof DialogId.WithUser(var user)
            && people.mayMeet(call.reads(), call.caller().user(), user);
    MessageError.NO_ACCESS.unless(unwritten);
    return new Dialog(null, List.of(), List.of(), List.of());
  }

  static Row row(Message message, Member member, ZoneId zone, Map<MessageId, List<UserId>> liked) {
    var unread =
        message.id().value() > member.lastRead() && !member.user().equals(message.author());
    return row(message, unread, zone, liked.getOrDefault(message.id(), List.of()));
  }

  static Row row(Message message, boolean unread, ZoneId zone, List<UserId> likedBy) {
    var author = message.author();
    var params = params(message, likedBy);
    var quiet = params.path("NOTIFY").asString("").equals("N");
    return new Row(
        message.id(),
        message.chat(),
        author == null ? 0 : author.value(),
        Json.TIME.format(message.created().atZone(zone)),
        message.text(),
        !quiet && unread,
        author == null ? null : message.uuid(),
        List.of(),
        params,
        null);
  }

  static JsonNode params(Message message, List<UserId> likedBy) {
    var params =
        message.params() == null
            ? Json.mapper().createObjectNode()
            : (ObjectNode) Json.parse(message.params());
    if (!likedBy.isEmpty()) {
      var list = params.putArray("LIKE");
      likedBy.forEach(user -> list.add(user.value()));
    }
    return params.isEmpty() ? Json.mapper().createArrayNode() : params;
  }
}
