package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.SearchHistory;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.rest.UserCards;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the dialogs the caller found by searching, those found last first; what the caller may no
/// longer see is left out. (api-reference/chats/search/im-search-last-get.md)
final class ImSearchLastGet implements RestMethod<ImSearchLastGet.Params, List<FoundItem>> {
  /// What chats of open channels belong to.
  private static final String LINES = "LINES";

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Whether chats of open channels are left out.") @Default("N") boolean skipOpenlines,
      @Doc("Whether group chats are left out.") @Default("N") boolean skipChat,
      @Doc("Whether private dialogs are left out.") @Default("N") boolean skipDialog) {}

  private final SearchHistory history;
  private final People people;
  private final UserCards cards;
  private final Chats chats;
  private final ChatCards chatCards;

  ImSearchLastGet(
      SearchHistory history, People people, UserCards cards, Chats chats, ChatCards chatCards) {
    this.history = history;
    this.people = people;
    this.cards = cards;
    this.chats = chats;
    this.chatCards = chatCards;
  }

  @Override
  public MethodSpec<Params, List<FoundItem>> spec() {
    return MethodSpec.<Params, List<FoundItem>>reading(
            "im.search.last.get", Params.class, List.class)
        .deprecated()
        .needs(Scope.IM);
  }

  @Override
  public List<FoundItem> handle(Call call, Params asked) {
    var found = new ArrayList<FoundItem>();
    for (var dialog : history.of(call.reads(), call.caller().user())) {
      var item =
          switch (dialog) {
            case DialogId.WithUser(var user) ->
                asked.skipDialog() ? null : user(call, people.find(call.reads(), user));
            case DialogId.InChat _, DialogId.OfWorkgroup _ ->
                chat(call, asked, chats.visibleTo(call.reads(), call.caller().user(), dialog));
          };
      if (item != null) {
        found.add(item);
      }
    }
    return found;
  }

  /// Whom a guest met once he may know no longer; a bot that was removed and who is blocked are
  /// found by no search either.
  private @Nullable FoundItem user(Call call, @Nullable Person person) {
    var me = people.find(call.reads(), call.caller().user());
    return me == null
            || person == null
            || !person.active()
            || !people.knows(call.reads(), me, person)
        ? null
        : FoundItem.of(cards.of(call, person));
  }

  private @Nullable FoundItem chat(Call call, Params asked, @Nullable Chat chat) {
    if (chat == null) {
      return null;
    }
    var isLine = chat.entityType().equals(LINES);
    if (isLine ? asked.skipOpenlines() : asked.skipChat()) {
      return null;
    }
    var member = chats.member(call.reads(), chat, call.caller().user());
    return FoundItem.of(chatCards.of(call, chat, member));
  }
}
