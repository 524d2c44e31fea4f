package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
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
import dev.confab.messages.Reaction;
import dev.confab.messages.Reactions;
import dev.confab.people.People;
import dev.confab.people.rest.UserCard;
import dev.confab.people.rest.UserCards;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a page of a dialog for a client that shows it: around a message or a moment, before or
/// after a message, or the newest; oldest first, with what stands beside the messages. Ours alone;
/// the original tells its own clients in another way.
final class MessengerPage implements RestMethod<MessengerPage.Params, MessengerPage.Pages> {
  private final Portals portals;
  private final People people;
  private final UserCards cards;
  private final Chats chats;
  private final Messages messages;
  private final Reactions reactions;

  MessengerPage(
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
      @Doc("Around this message, which need not be there any more.") @Nullable Long aroundId,
      @Doc("Around the first message of this moment or after it, in seconds since 1970.")
          @Nullable Long time,
      @Doc("Only messages older than this one.") @Nullable Long beforeId,
      @Doc("Only messages newer than this one.") @Nullable Long afterId,
      @Doc("How many, at most 50.") @Default("50") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Pages(
      @Doc("The chat; null where nobody has written yet.") @Nullable ChatId chatId,
      @Doc("The messages, oldest first.") List<ImDialogMessagesGet.Row> messages,
      @Doc("Whether there are older ones.") boolean before,
      @Doc("Whether there are newer ones.") boolean after,
      @Doc("The message up to which the caller has read.") long lastRead,
      @Doc(
              "How far those have read who have read furthest, by their ids; in groups people"
                  + " alone.")
          Map<String, Long> readers,
      @Doc(
              "From which message on those see the chat who came in after the oldest of these and"
                  + " without the history, by their ids.")
          Map<String, Long> late,
      @Doc("Who put what on the messages, by the messages' ids.")
          Map<String, Map<String, List<UserId>>> reactions,
      @Doc("The messages that are answered on this page and stand elsewhere.")
          List<ImDialogMessagesGet.Row> quoted,
      @Doc("The authors.") List<UserCard> users,
      @Doc("The files the messages carry.") List<JsonNode> files) {}

  @Override
  public MethodSpec<Params, Pages> spec() {
    return MethodSpec.<Params, Pages>reading("confab.messenger.page", Params.class, Pages.class)
        .needs(Scope.CONFAB)
        .refusesWith(MessageError.DIALOG_ID_EMPTY, MessageError.NO_ACCESS);
  }

  @Override
  public Pages handle(Call call, Params asked) {
    var me = call.caller().user();
    var chat = chats.openTo(call.reads(), me, asked.dialogId());
    if (chat == null) {
      return unwritten(call, asked.dialogId());
    }
    var member = chats.reader(call.reads(), chat, me);
    return shown(call, chat, member, cut(call, asked, chat, member));
  }

  /// A private dialog in which nobody has written yet is empty, not forbidden.
  private Pages unwritten(Call call, DialogId dialog) {
    var known =
        dialog instanceof DialogId.WithUser(var user)
            && people.mayMeet(call.reads(), call.caller().user(), user);
    MessageError.NO_ACCESS.unless(known);
    return new Pages(
        null, List.of(), false, false, 0, Map.of(), Map.of(), Map.of(), List.of(), List.of(),
        List.of());
  }

  /// Messages of one look, oldest first, and whether there are more on either side.
  private record Cut(List<Message> messages, boolean before, boolean after) {}

  private Cut cut(Call call, Params asked, Chat chat, Member member) {
    var limit = Math.clamp(asked.limit(), 1, Messages.PAGE_MAX);
    if (asked.afterId() != null) {
      var newer = newer(call, chat, member, asked.afterId(), limit);
      return new Cut(newer.messages(), true, newer.after());
    }
    if (asked.beforeId() != null) {
      var older = older(call, chat, member, new MessageId(asked.beforeId()), limit);
      return new Cut(older.messages(), older.before(), true);
    }
    var middle = middle(call, asked);
    if (middle == null) {
      return older(call, chat, member, null, limit);
    }
    var older = older(call, chat, member, middle, Math.max(1, limit / 2));
    var newer = newer(call, chat, member, middle.value() - 1, Math.max(1, limit - limit / 2));
    var both = new ArrayList<>(older.messages());
    both.addAll(newer.messages());
    return new Cut(both, older.before(), newer.after());
  }

  private @Nullable MessageId middle(Call call, Params asked) {
    if (asked.aroundId() != null) {
      return new MessageId(asked.aroundId());
    }
    var time = asked.time();
    return time == null
        ? null
        : messages.postedSince(call.reads(), Instant.ofEpochSecond(Math.clamp(time, 0, 1L << 36)));
  }

  private Cut older(Call call, Chat chat, Member member, @Nullable MessageId before, long limit) {
    var found = messages.latest(call.reads(), chat, member, before, limit + 1).reversed();
    var more = found.size() > limit;
    return new Cut(more ? found.subList(1, found.size()) : found, more, false);
  }

  private Cut newer(Call call, Chat chat, Member member, long after, long limit) {
    var found =
        messages.newer(call.reads(), chat, member, new MessageId(after), limit + 1).reversed();
    var more = found.size() > limit;
    return new Cut(more ? found.subList(0, (int) limit) : found, false, more);
  }

  private Pages shown(Call call, Chat chat, Member member, Cut cut) {
    var reads = call.reads();
    var zone = portals.get(call.caller().portal()).timezone();
    var quoted = quoted(call, chat, member, cut.messages());
    var all = new ArrayList<>(cut.messages());
    all.addAll(quoted);
    var ids = cut.messages().stream().map(Message::id).toList();
    var put = reactions.of(reads, ids);
    var liked = reactions.likes(reads, ids);
    var authors = all.stream().map(Message::author).filter(Objects::nonNull).distinct().toList();
    var readers = new LinkedHashMap<String, Long>();
    var late = new LinkedHashMap<String, Long>();
    var furthest =
        chat.isPrivate()
            ? chats.furthestReaders(reads, chat, ids)
            : chats.furthestPeople(reads, chat, ids);
    furthest.places().forEach((who, reach) -> readers.put(who.toString(), reach.upTo()));
    chats.late(reads, chat, ids).forEach((who, from) -> late.put(who.toString(), from));
    return new Pages(
        chat.id(),
        cut.messages().stream().map(m -> ImDialogMessagesGet.row(m, member, zone, liked)).toList(),
        cut.before(),
        cut.after(),
        member.lastRead(),
        readers,
        late,
        words(put),
        quoted.stream().map(m -> ImDialogMessagesGet.row(m, member, zone, Map.of())).toList(),
        cards.of(call, people.find(reads, authors)),
        messages.files().of(reads, call.origin().base(), zone, all));
  }

  private List<Message> quoted(Call call, Chat chat, Member member, List<Message> page) {
    var shown = page.stream().map(Message::id).toList();
    var ids =
        page.stream()
            .map(Message::answers)
            .filter(Objects::nonNull)
            .filter(id -> !shown.contains(id))
            .distinct()
            .toList();
    return messages.find(call.reads(), ids).stream()
        .filter(m -> m.chat().equals(chat.id()) && m.id().value() >= member.seesFrom())
        .toList();
  }

  private static Map<String, Map<String, List<UserId>>> words(
      Map<MessageId, Map<Reaction, List<UserId>>> put) {
    var all = new LinkedHashMap<String, Map<String, List<UserId>>>();
    put.forEach(
        (message, reactions) -> {
          var words = new LinkedHashMap<String, List<UserId>>();
          reactions.forEach((reaction, users) -> words.put(reaction.word(), users));
          all.put(message.toString(), words);
        });
    return all;
  }
}
