package dev.confab.messages.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Recent;
import dev.confab.chats.rest.ChatCard;
import dev.confab.chats.rest.ChatCards;
import dev.confab.messages.Message;
import dev.confab.messages.Messages;
import dev.confab.messages.Phrases;
import dev.confab.messages.markup.Markup;
import dev.confab.people.People;
import dev.confab.people.rest.UserCard;
import dev.confab.people.rest.UserCards;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the lines of the recent list, with one look for each kind of thing they show.
final class RecentItems {
  private final Portals portals;
  private final People people;
  private final UserCards users;
  private final ChatCards chats;
  private final Messages messages;

  RecentItems(Portals portals, People people, UserCards users, ChatCards chats, Messages messages) {
    this.portals = portals;
    this.people = people;
    this.users = users;
    this.chats = chats;
    this.messages = messages;
  }

  private record Shown(
      Map<MessageId, Message> messages, Map<UserId, UserCard> users, Map<ChatId, ChatCard> chats) {}

  /// How the text of a line's message is told.
  enum Wording {
    /// Without its formatting, with a word for what it carries.
    PLAIN,
    /// Formatting included, with a word for what it carries.
    FORMATTED,
    /// As it was written.
    ORIGINAL
  }

  List<RecentItem> of(Call call, List<Recent> found, Wording wording) {
    var last =
        found.stream().map(item -> item.chat().lastMessage()).filter(Objects::nonNull).toList();
    var said =
        messages.find(call.reads(), last).stream()
            .collect(Collectors.toMap(Message::id, Function.identity()));
    var cards = chats.of(call, found.stream().map(Recent::place).toList());
    var shown = new Shown(said, users(call, found, said), cards);
    return found.stream().map(item -> item(call, item, shown, wording)).toList();
  }

  /// The other users of private chats, and the last authors of group chats.
  private Map<UserId, UserCard> users(Call call, List<Recent> found, Map<MessageId, Message> said) {
    var others =
        found.stream()
            .map(Recent::chat)
            .filter(chat -> chat.isPrivate())
            .map(chat -> chat.counterpart(call.caller().user()));
    var authors = said.values().stream().map(Message::author).filter(Objects::nonNull);
    var ids = Stream.concat(others, authors).distinct().toList();
    return users.of(call, people.find(call.reads(), ids)).stream()
        .collect(Collectors.toMap(UserCard::id, Function.identity()));
  }

  private RecentItem item(Call call, Recent item, Shown shown, Wording wording) {
    var me = call.caller().user();
    var chat = item.chat();
    var card = Objects.requireNonNull(shown.chats().get(chat.id()));
    var newest = chat.lastMessage();
    var isSeen = newest != null && newest.value() >= item.member().seesFrom();
    var last = isSeen ? shown.messages().get(newest) : null;
    var other = chat.isPrivate() ? shown.users().get(chat.counterpart(me)) : null;
    var author = last == null || last.author() == null ? null : shown.users().get(last.author());
    var user = chat.isPrivate() ? other : author;
    var changed = chats.time(call, chat.updated());
    return new RecentItem(
        other == null ? Json.tree(chat.dialogFor(me).toString()) : Json.tree(other.id()),
        chat.id(),
        chat.isPrivate() ? "user" : "chat",
        other == null
            ? new RecentItem.Avatar(card.avatar(), card.color())
            : new RecentItem.Avatar(other.avatar(), other.color()),
        other == null ? chat.title() : other.name(),
        last(call, last, card.dateCreate(), item.seen(), wording),
        item.member().unread(chat),
        item.member().lastRead(),
        item.member().marks().pinned(),
        item.member().marks().unread(),
        false,
        changed,
        changed,
        card,
        user == null ? Map.of("id", 0) : user,
        List.of());
  }

  private RecentItem.Last last(
      Call call, @Nullable Message message, String chatCreated, MessageId seen, Wording wording) {
    if (message == null) {
      return RecentItem.Last.none(chatCreated);
    }
    var author = message.author();
    var params = message.params() == null ? null : Json.parse(message.params());
    var attach = params != null && params.has("ATTACH");
    var file = params != null && params.has("FILE_ID");
    return new RecentItem.Last(
        message.id().value(),
        text(call, message.text(), attach, file, wording),
        file,
        author == null ? 0 : author.value(),
        attach,
        null,
        chats.time(call, message.created()),
        isRead(message, seen, call.caller().user()) ? "delivered" : "received",
        author == null ? null : message.uuid());
  }

  /// Whether this user wrote it, and somebody has read it.
  private static boolean isRead(Message message, MessageId seen, UserId by) {
    return by.equals(message.author()) && seen.value() >= message.id().value();
  }

  private String text(Call call, String text, boolean attach, boolean file, Wording wording) {
    if (wording == Wording.ORIGINAL) {
      return text;
    }
    var words = new StringJoiner(" ");
    if (!text.isEmpty()) {
      words.add(wording == Wording.PLAIN ? Markup.of(text).plain() : text);
    }
    var language = portals.get(call.caller().portal()).language();
    if (file) {
      words.add(Phrases.FILE.in(language));
    }
    if (attach) {
      words.add(Phrases.ATTACHMENT.in(language));
    }
    return words.toString();
  }
}
