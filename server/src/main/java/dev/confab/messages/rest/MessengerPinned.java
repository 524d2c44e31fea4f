package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.chats.Chats;
import dev.confab.messages.MessageError;
import dev.confab.messages.Messages;
import dev.confab.messages.Pins;
import dev.confab.people.People;
import dev.confab.people.rest.UserCard;
import dev.confab.people.rest.UserCards;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Lists the messages pinned in a dialog, latest pinned first, with what stands beside them. Ours
/// alone; the original's own clients do it in another way.
final class MessengerPinned implements RestMethod<MessengerPinned.Params, MessengerPinned.Board> {
  private final Portals portals;
  private final People people;
  private final UserCards cards;
  private final Chats chats;
  private final Messages messages;

  MessengerPinned(Portals portals, People people, UserCards cards, Chats chats, Messages messages) {
    this.portals = portals;
    this.people = people;
    this.cards = cards;
    this.chats = chats;
    this.messages = messages;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The message.") ImDialogMessagesGet.Row message,
      @Doc("Who pinned it.") UserId pinnedBy,
      @Doc("When it was pinned.") String pinnedAt) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Board(
      @Doc("The chat; null where nobody has written yet.") @Nullable ChatId chatId,
      @Doc("What is pinned, latest first.") List<Shown> pinned,
      @Doc("The authors, and who pinned.") List<UserCard> users,
      @Doc("The files the messages carry.") List<JsonNode> files) {}

  @Override
  public MethodSpec<Params, Board> spec() {
    return MethodSpec.<Params, Board>reading("confab.messenger.pinned", Params.class, Board.class)
        .needs(Scope.CONFAB)
        .refusesWith(MessageError.DIALOG_ID_EMPTY, MessageError.NO_ACCESS);
  }

  @Override
  public Board handle(Call call, Params asked) {
    var reads = call.reads();
    var me = call.caller().user();
    var chat = chats.openTo(reads, me, asked.dialogId());
    if (chat == null) {
      MessageError.NO_ACCESS.unless(
          asked.dialogId() instanceof DialogId.WithUser(var user)
              && people.mayMeet(reads, me, user));
      return new Board(null, List.of(), List.of(), List.of());
    }
    var member = chats.reader(reads, chat, me);
    var zone = portals.get(call.caller().portal()).timezone();
    var all = messages.pins().of(reads, chat, member);
    var users =
        all.stream()
            .flatMap(pin -> Stream.of(pin.message().author(), pin.by()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return new Board(
        chat.id(),
        all.stream()
            .map(
                pin ->
                    new Shown(
                        ImDialogMessagesGet.row(pin.message(), member, zone, Map.of()),
                        pin.by(),
                        Json.TIME.format(pin.at().atZone(zone))))
            .toList(),
        cards.of(call, people.find(reads, users)),
        messages
            .files()
            .of(reads, call.origin().base(), zone, all.stream().map(Pins.Pin::message).toList()));
  }
}
