package dev.confab.house;

import dev.confab.access.AnyScope;
import dev.confab.access.Scope;
import dev.confab.access.rest.AccessMethods;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.botapps.rest.BotAppMethods;
import dev.confab.chats.Entrance;
import dev.confab.chats.SearchHistory;
import dev.confab.chats.rest.ChatCards;
import dev.confab.chats.rest.ChatMethods;
import dev.confab.chats.rest.DialogCards;
import dev.confab.chats.rest.DialogDoor;
import dev.confab.chats.rest.DialogMethods;
import dev.confab.chats.rest.SearchHistoryMethods;
import dev.confab.commands.rest.CommandMethods;
import dev.confab.disk.rest.DiskMethods;
import dev.confab.disk.rest.FileCards;
import dev.confab.disk.rest.ShownFiles;
import dev.confab.hooks.rest.HookMethods;
import dev.confab.inspect.Lookout;
import dev.confab.inspect.rest.InspectMethods;
import dev.confab.messages.Draft;
import dev.confab.messages.Reading;
import dev.confab.messages.rest.MessageMethods;
import dev.confab.messages.rest.RecentMethods;
import dev.confab.notifications.rest.NotifyMethods;
import dev.confab.people.rest.BotData;
import dev.confab.people.rest.PeopleMethods;
import dev.confab.people.rest.UserCards;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.pickup.Fetch;
import dev.confab.pickup.Pickup;
import dev.confab.pickup.rest.PickupMethods;
import dev.confab.pickup.rest.v2.FetchMethods;
import dev.confab.rpc.Batch;
import dev.confab.rpc.Call;
import dev.confab.rpc.Dispatcher;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;
import dev.confab.signing.rest.SigningMethods;
import dev.confab.sql.Reads;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The methods of all rooms that serve people, applications and bots.
record RoomMethods(Rooms rooms, Lookout lookout, Pickup pickup, Fetch fetch) {
  void addTo(Methods methods, Dispatcher dispatcher) {
    var people = rooms.people();
    var cards = new UserCards(rooms.files()::path, botData(), rooms::zone);
    methods.add(List.of(new Batch(dispatcher)));
    methods.add(
        AccessMethods.all(
            rooms.portals(),
            people,
            rooms.apps(),
            rooms.options(),
            rooms.sessions(),
            rooms.audit(),
            methods));
    methods.add(
        PeopleMethods.all(
            people, cards, AnyScope.USER, Scope.IM, Scope.DEPARTMENT, rooms.bots()::unlisted));
    methods.add(HookMethods.all(rooms.hooks(), rooms.queue(), rooms.portals()));
    methods.add(botAppMethods());
    fillSecond(methods);
    methods.add(
        CommandMethods.all(
            rooms.portals(),
            people,
            rooms.bots(),
            rooms.chats(),
            rooms.commands(),
            rooms.commandDesk()));
    methods.add(SigningMethods.all(rooms.signings()));
    methods.add(PickupMethods.all(rooms.bots(), pickup));
    var chatCards = new ChatCards(rooms.portals(), rooms.chats(), rooms.files()::path);
    methods.add(
        ChatMethods.all(
            people,
            rooms.chats(),
            rooms.notices(),
            rooms.recents(),
            rooms.files(),
            rooms.declared(),
            rooms.audit(),
            (tx, chat, author, text) -> rooms.messages().post(tx, Draft.text(author, chat, text)),
            this::unreadNotices));
    methods.add(InspectMethods.all(lookout, rooms.audit()));
    methods.add(
        MessageMethods.all(
            rooms.portals(),
            people,
            cards,
            rooms.chats(),
            rooms.messages(),
            rooms.changes(),
            rooms.reactions(),
            rooms.sharing()));
    fillBesideMessages(methods, cards, chatCards);
    fillDialogs(methods, cards, chatCards);
  }

  private List<RestMethod<?, ?>> botAppMethods() {
    return BotAppMethods.all(
        rooms.botApps(),
        rooms.people(),
        rooms.portals(),
        rooms.files(),
        rooms.chats(),
        rooms.messages());
  }

  /// What users see of their dialogs, and the list of them.
  private void fillDialogs(Methods methods, UserCards cards, ChatCards chatCards) {
    var people = rooms.people();
    var chats = rooms.chats();
    var door = new DialogDoor(chats, rooms.recents(), new Entrance(people, chats));
    var dialogs = new DialogCards(chats, chatCards, people, cards, new Reading(rooms.recents()));
    methods.add(
        DialogMethods.all(people, cards, door, dialogs, rooms.bots(), chats, rooms.typing()));
    new FirstMethods(rooms, door, dialogs).addTo(methods);
    methods.add(
        RecentMethods.all(
            rooms.portals(),
            people,
            cards,
            chatCards,
            rooms.chats(),
            rooms.messages(),
            rooms.recents()));
  }

  /// The second generation: other methods of the same rooms.
  private void fillSecond(Methods methods) {
    var bots = rooms.secondBots();
    var users = new ShownUsers(rooms.files()::path, rooms::zone);
    var shown = rooms.shownBots();
    methods.add(dev.confab.bots.rest.v2.BotMethods.all(bots, shown, rooms.people(), users));
    methods.add(
        dev.confab.commands.rest.v2.CommandMethods.all(
            bots, rooms.commands(), rooms.commandDesk(), rooms.people(), rooms.portals()));
    var userLog = rooms.userLog();
    methods.add(FetchMethods.all(bots, shown, rooms.portals(), fetch, userLog));
    new SecondMethods(rooms, users).addTo(methods);
  }

  /// What users have beside their messages: what they found, their files, their notifications.
  private void fillBesideMessages(Methods methods, UserCards cards, ChatCards chatCards) {
    var people = rooms.people();
    methods.add(
        SearchHistoryMethods.all(
            new SearchHistory(people, rooms.chats(), rooms.clock()),
            people,
            cards,
            rooms.chats(),
            chatCards));
    var fileCards = new FileCards(people, rooms::zone);
    rooms.messages().keepFilesWith(new ShownFiles(rooms.disk(), fileCards));
    methods.add(
        DiskMethods.all(rooms.disk(), people, rooms.chats(), rooms.messages().once(), rooms::zone));
    methods.add(NotifyMethods.all(rooms.notifications(), people, cards, rooms.bots(), rooms::zone));
  }

  private long unreadNotices(Call call) {
    var feed = rooms.notifications().feed(call.reads(), call.caller().user());
    return feed == null ? 0 : feed.unread();
  }

  private BotData botData() {
    return (Reads reads, Collection<UserId> users) -> {
      Map<UserId, JsonNode> cards = new HashMap<>();
      rooms.bots().cards(reads, users).forEach((user, card) -> cards.put(user, Json.tree(card)));
      return cards;
    };
  }
}
