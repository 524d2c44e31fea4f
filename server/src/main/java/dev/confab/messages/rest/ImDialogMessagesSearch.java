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
import dev.confab.chats.Places;
import dev.confab.chats.Readers;
import dev.confab.messages.Message;
import dev.confab.messages.MessageError;
import dev.confab.messages.MessageSearch;
import dev.confab.messages.Messages;
import dev.confab.messages.Reaction;
import dev.confab.messages.Reactions;
import dev.confab.messages.Search;
import dev.confab.people.People;
import dev.confab.people.rest.UserCards;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Reads;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Looks for messages of a chat. (chats/messages/im-dialog-messages-search.md)
final class ImDialogMessagesSearch
    implements RestMethod<ImDialogMessagesSearch.Params, ImDialogMessagesSearch.Found> {
  private static final Duration DAY = Duration.ofDays(1);

  private final Portals portals;
  private final People people;
  private final UserCards cards;
  private final Chats chats;
  private final Messages messages;
  private final Reactions reactions;
  private final MessageSearch search = new MessageSearch();
  private final Places standing = new Places();

  ImDialogMessagesSearch(
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
      @Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc("Words of the text; fewer than three letters are not looked for.")
          @Nullable String searchMessage,
      @Doc("Posted not before.") @Nullable Instant dateFrom,
      @Doc("Posted not after.") @Nullable Instant dateTo,
      @Doc("Posted within 24 hours from.") @Nullable Instant date,
      @Doc("`ID`: `ASC` or `DESC`.") @Nullable JsonNode order,
      @Doc("How many, at most 200.") @Default("50") long limit,
      @Doc("The last message of the page before.") @Nullable MessageId lastId) {

    Search search() {
      var from = later(dateFrom, date);
      var until = earlier(dateTo == null ? null : dateTo.plusSeconds(1), date);
      var oldestFirst = order != null && ascending(order);
      var found = (int) Math.clamp(limit, 1L, MessageSearch.FOUND_MAX);
      return new Search(searchMessage, from, until, oldestFirst, lastId, found);
    }

    private static boolean ascending(JsonNode order) {
      return order.properties().stream()
          .anyMatch(
              entry ->
                  entry.getKey().equalsIgnoreCase("ID")
                      && entry.getValue().asString("").equalsIgnoreCase("ASC"));
    }

    private static @Nullable Instant later(@Nullable Instant from, @Nullable Instant day) {
      return from == null || (day != null && day.isAfter(from)) ? day : from;
    }

    private static @Nullable Instant earlier(@Nullable Instant until, @Nullable Instant day) {
      var end = day == null ? null : day.plus(DAY);
      return until == null || (end != null && end.isBefore(until)) ? end : until;
    }
  }

  record Found(
      @Doc("Authors of what was found.") List<JsonNode> users,
      @Doc("The files the messages carry.") List<JsonNode> files,
      @Doc("The messages they answer.") List<FoundMessage> additionalMessages,
      @Doc("Always null: there is no copilot.") @Nullable JsonNode copilot,
      @Doc("Stickers.") List<JsonNode> stickers,
      @Doc("Who likes what.") List<ReactionCard> reactions,
      @Doc("Whether the plan hides older messages.") Map<String, Boolean> tariffRestrictions,
      @Doc("Who likes something, in short.") List<Liker> usersShort,
      @Doc("What was found.") List<FoundMessage> messages) {}

  record ReactionCard(
      MessageId messageId,
      Map<String, Integer> reactionCounters,
      Map<String, List<UserId>> reactionUsers,
      List<String> ownReactions) {}

  record Liker(UserId id, String name, String avatar) {}

  @Override
  public MethodSpec<Params, Found> spec() {
    return MethodSpec.<Params, Found>reading("im.dialog.messages.search", Params.class, Found.class)
        .needs(Scope.IM)
        .refusesWith(MessageError.CHAT_ID_EMPTY, MessageError.NO_ACCESS_TO_CHAT);
  }

  @Override
  public Found handle(Call call, Params asked) {
    var me = call.caller().user();
    var chat = chat(call.reads(), me, asked.chatId());
    var member = chats.reader(call.reads(), chat, me);
    var found = search.find(call.reads(), chat, member, asked.search());
    return show(call, chat, member, found, answered(call, member, found));
  }

  /// A chat the user may look into; a private one is named by its own number here, too.
  private Chat chat(Reads reads, UserId me, ChatId id) {
    var chat = chats.openTo(reads, me, new DialogId.InChat(id));
    if (chat == null) {
      throw MessageError.NO_ACCESS_TO_CHAT.refuse();
    }
    return chat;
  }

  /// The messages that those found are replies to.
  private List<Message> answered(Call call, Member member, List<Message> found) {
    var ids =
        found.stream()
            .filter(message -> message.params() != null)
            .map(message -> Json.parse(message.params()).path("REPLY_ID").asLong(0))
            .filter(id -> id >= member.seesFrom() && id > 0)
            .map(MessageId::new)
            .filter(id -> found.stream().noneMatch(message -> message.id().equals(id)))
            .distinct()
            .toList();
    return messages.find(call.reads(), ids);
  }

  private Found show(
      Call call, Chat chat, Member member, List<Message> found, List<Message> answered) {
    var all = Stream.concat(found.stream(), answered.stream()).toList();
    var put = reactions.of(call.reads(), all.stream().map(Message::id).toList());
    var authors = all.stream().map(Message::author).filter(Objects::nonNull).distinct().toList();
    var readers = readers(call, chat, all, authors);
    var likers =
        put.values().stream()
            .flatMap(of -> of.values().stream())
            .flatMap(List::stream)
            .distinct()
            .toList();
    return new Found(
        cards.of(call, people.find(call.reads(), authors)).stream()
            .map(card -> camel(Json.tree(card)))
            .toList(),
        messages.files().of(call.reads(), call.origin().base(), zone(call), all),
        cards(call, member, answered, put, readers),
        null,
        List.of(),
        put.entrySet().stream()
            .map(entry -> card(entry.getKey(), entry.getValue(), member.user()))
            .toList(),
        Map.of("isHistoryLimitExceeded", false),
        likers(call, likers),
        cards(call, member, found, put, readers));
  }

  private List<FoundMessage> cards(
      Call call,
      Member me,
      List<Message> shown,
      Map<MessageId, Map<Reaction, List<UserId>>> put,
      Readers readers) {
    var zone = zone(call);
    return shown.stream()
        .map(
            message ->
                FoundMessage.of(
                    message,
                    me,
                    readers,
                    put.getOrDefault(message.id(), Map.of()).getOrDefault(Reaction.LIKE, List.of()),
                    zone))
        .toList();
  }

  private Readers readers(Call call, Chat chat, List<Message> shown, List<UserId> authors) {
    return shown.stream()
        .map(Message::id)
        .min(Comparator.comparingLong(MessageId::value))
        .map(oldest -> standing.readers(call.reads(), chat, oldest, authors))
        .orElse(Readers.NONE);
  }

  private ZoneId zone(Call call) {
    return portals.get(call.caller().portal()).timezone();
  }

  private List<Liker> likers(Call call, Collection<UserId> users) {
    return people.find(call.reads(), users).stream()
        .map(person -> new Liker(person.id(), person.fullName(), cards.avatar(call, person)))
        .toList();
  }

  private static ReactionCard card(MessageId message, Map<Reaction, List<UserId>> put, UserId me) {
    var counters = new LinkedHashMap<String, Integer>();
    var users = new LinkedHashMap<String, List<UserId>>();
    put.forEach(
        (reaction, by) -> {
          counters.put(reaction.word(), by.size());
          users.put(reaction.word(), by);
        });
    var own =
        put.entrySet().stream()
            .filter(entry -> entry.getValue().contains(me))
            .map(entry -> entry.getKey().word())
            .toList();
    return new ReactionCard(message, counters, users, own);
  }

  /// The same card with keys as this method spells them: `firstName` for `first_name`.
  private static JsonNode camel(JsonNode card) {
    var camel = Json.mapper().createObjectNode();
    for (var entry : card.properties()) {
      camel.set(camel(entry.getKey()), entry.getValue());
    }
    return camel;
  }

  private static String camel(String key) {
    var camel = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      var letter = key.charAt(i);
      if (letter != '_') {
        camel.append(i > 0 && key.charAt(i - 1) == '_' ? Character.toUpperCase(letter) : letter);
      }
    }
    return camel.toString();
  }
}
