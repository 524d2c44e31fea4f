package dev.confab.house;

import dev.confab.bots.rest.v1.BotMethods;
import dev.confab.chats.rest.DialogCards;
import dev.confab.chats.rest.DialogDoor;
import dev.confab.chats.rest.v1.ChatMethods;
import dev.confab.commands.rest.v1.CommandMethods;
import dev.confab.messages.Draft;
import dev.confab.messages.rest.v1.MessageMethods;
import dev.confab.rpc.Methods;

/// What bots of the first generation have where the second has something else for it.
record FirstMethods(Rooms rooms, DialogDoor door, DialogCards cards) {
  void addTo(Methods methods) {
    var people = rooms.people();
    var bots = rooms.bots();
    var chats = rooms.chats();
    methods.add(BotMethods.all(rooms.registration(), bots, people));
    methods.add(CommandMethods.all(bots, rooms.commands(), rooms.commandDesk()));
    methods.add(
        ChatMethods.all(
            people,
            bots,
            chats,
            rooms.notices(),
            rooms.files(),
            (tx, chat, author, text) -> rooms.messages().post(tx, Draft.text(author, chat, text)),
            rooms.typing(),
            door,
            cards));
    methods.add(
        MessageMethods.all(
            people, bots, chats, rooms.messages(), rooms.changes(), rooms.reactions()));
  }
}
