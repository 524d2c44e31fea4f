package dev.confab.house;

import dev.confab.chats.Announcer;
import dev.confab.chats.ContextEvents;
import dev.confab.chats.rest.ChatCards;
import dev.confab.chats.rest.v2.ChatMethods;
import dev.confab.chats.rest.v2.Door;
import dev.confab.chats.rest.v2.ShownChats;
import dev.confab.disk.rest.FileCards;
import dev.confab.disk.rest.v2.FileMethods;
import dev.confab.messages.Draft;
import dev.confab.messages.Reading;
import dev.confab.messages.rest.v2.MessageMethods;
import dev.confab.messages.rest.v2.ShownMessages;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.rpc.Methods;

/// What the second generation has of chats, of what is said in them, and of their files.
record SecondMethods(Rooms rooms, ShownUsers users) {
  void addTo(Methods methods) {
    var people = rooms.people();
    var chats = rooms.chats();
    var door = new Door(rooms.secondBots(), people, chats);
    methods.add(
        ChatMethods.all(
            door,
            people,
            chats,
            rooms.notices(),
            rooms.files(),
            announcer(),
            rooms.typing(),
            new ContextEvents(
                rooms.bots(), chats, new BotWords(rooms.portals(), people, chats).ofChats()),
            shownChats(),
            users));
    methods.add(
        MessageMethods.all(
            door,
            chats,
            rooms.messages(),
            rooms.changes(),
            rooms.reactions(),
            rooms.messages().forwarding(),
            new Reading(rooms.recents()),
            new ShownMessages(chats, rooms.reactions(), people, users, rooms::zone)));
    var cards = new FileCards(people, rooms::zone);
    methods.add(FileMethods.all(door, people, chats, rooms.disk(), rooms.disk().links(), cards));
  }

  private ShownChats shownChats() {
    var cards = new ChatCards(rooms.portals(), rooms.chats(), rooms.files()::path);
    var reading = new Reading(rooms.recents());
    return new ShownChats(rooms.chats(), cards, rooms.people(), reading, rooms.disk()::folderIfAny);
  }

  private Announcer announcer() {
    return (tx, chat, author, text) -> rooms.messages().post(tx, Draft.text(author, chat, text));
  }
}
