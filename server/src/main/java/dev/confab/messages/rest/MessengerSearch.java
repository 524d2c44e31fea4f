package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Cut;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.chats.Chats;
import dev.confab.chats.Membership;
import dev.confab.chats.Places;
import dev.confab.chats.Span;
import dev.confab.messages.Message;
import dev.confab.messages.MessageError;
import dev.confab.messages.MessageSearch;
import dev.confab.people.People;
import dev.confab.people.rest.UserCard;
import dev.confab.people.rest.UserCards;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for words in the caller's chats, or in one, newest first. One call looks at 20,000
/// messages at most and says where the next one goes on. Ours alone; the original's method looks
/// through one chat and does not say how far it came.
final class MessengerSearch implements RestMethod<MessengerSearch.Params, MessengerSearch.Hits> {
  private static final int LIMIT_MAX = 50;

  private final Portals portals;
  private final People people;
  private final UserCards cards;
  private final Chats chats;
  private final MessageSearch search = new MessageSearch();
  private final Places standing = new Places();

  MessengerSearch(Portals portals, People people, UserCards cards, Chats chats) {
    this.portals = portals;
    this.people = people;
    this.cards = cards;
    this.chats = chats;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Words of the text, three letters or more.") @OrElse("FIND_SHORT") String find,
      @Doc("Only in this dialog; absent: in all chats the caller is in.")
          @Nullable DialogId dialogId,
      @Doc("Only messages older than this one: `next` of the answer before.")
          @Nullable MessageId beforeId,
      @Doc("How many, at most 50.") @Default("20") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Hit(
      @Doc("The message.") ImDialogMessagesGet.Row message,
      @Doc("The dialog as the caller names it: `chat{id}`, or the other user's id.")
          String dialogId,
      @Doc("The title of a group chat; empty: a private dialog.") String title) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Hits(
      @Doc("What was found, newest first.") List<Hit> found,
      @Doc("Where the next look begins; null: everything was looked at.") @Nullable MessageId next,
      @Doc("The authors, and those of private dialogs.") List<UserCard> users) {}

  @Override
  public MethodSpec<Params, Hits> spec() {
    return MethodSpec.<Params, Hits>reading("confab.messenger.search", Params.class, Hits.class)
        .needs(Scope.CONFAB)
        .refusesWith(MessageError.FIND_SHORT, MessageError.NO_ACCESS);
  }

  @Override
  public Hits handle(Call call, Params asked) {
    var letters = Cut.length(asked.find().strip());
    MessageError.FIND_SHORT.unless(letters >= MessageSearch.WORDS_MIN);
    var spans = spans(call, asked.dialogId());
    var limit = Math.clamp(asked.limit(), 1, LIMIT_MAX);
    var look = search.across(call.reads(), spans, asked.find(), asked.beforeId(), limit);
    return shown(call, look, places(call, look));
  }

  private List<Span> spans(Call call, @Nullable DialogId dialog) {
    var me = call.caller().user();
    if (dialog == null) {
      return standing.spans(call.reads(), me);
    }
    var chat = chats.openTo(call.reads(), me, dialog);
    if (chat == null) {
      throw MessageError.NO_ACCESS.refuse();
    }
    var from = chats.reader(call.reads(), chat, me).seesFrom();
    return List.of(new Span(chat.id(), from, Long.MAX_VALUE - 1));
  }

  /// The chats in which something was found.
  private Map<ChatId, Membership> places(Call call, MessageSearch.Look look) {
    var me = call.caller().user();
    var all = new HashMap<ChatId, Membership>();
    for (var message : look.found()) {
      var chat = all.containsKey(message.chat()) ? null : chats.find(call.reads(), message.chat());
      if (chat != null) {
        all.put(chat.id(), new Membership(chat, chats.reader(call.reads(), chat, me)));
      }
    }
    return all;
  }

  private Hits shown(Call call, MessageSearch.Look look, Map<ChatId, Membership> places) {
    var zone = portals.get(call.caller().portal()).timezone();
    var found = look.found().stream().filter(one -> places.containsKey(one.chat())).toList();
    var hits =
        found.stream()
            .map(
                message -> {
                  var place = Objects.requireNonNull(places.get(message.chat()));
                  var row = ImDialogMessagesGet.row(message, place.member(), zone, Map.of());
                  return new Hit(row, dialog(place), place.chat().title());
                })
            .toList();
    var authors = found.stream().map(Message::author);
    var others = places.values().stream().map(MessengerSearch::other);
    var users = Stream.concat(authors, others).filter(Objects::nonNull).distinct().toList();
    return new Hits(hits, look.next(), cards.of(call, people.find(call.reads(), users)));
  }

  private static String dialog(Membership place) {
    var other = other(place);
    return other == null ? "chat" + place.chat().id() : other.toString();
  }

  /// The other one of a private dialog; null in a group.
  private static @Nullable UserId other(Membership place) {
    var chat = place.chat();
    return place.member().user().equals(chat.low()) ? chat.high() : chat.low();
  }
}
