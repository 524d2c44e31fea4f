package dev.confab.house;

import dev.confab.bots.Naming;
import dev.confab.bots.Voices;
import dev.confab.bots.rest.v1.FirstNaming;
import dev.confab.bots.rest.v2.SecondNaming;
import dev.confab.chats.ChatWords;
import dev.confab.chats.Chats;
import dev.confab.chats.Language;
import dev.confab.chats.rest.v1.FirstChatWords;
import dev.confab.chats.rest.v2.Scene;
import dev.confab.chats.rest.v2.SecondChatWords;
import dev.confab.commands.CommandWords;
import dev.confab.commands.rest.v1.FirstCommandWords;
import dev.confab.commands.rest.v2.SecondCommandWords;
import dev.confab.messages.EventMessages;
import dev.confab.messages.MessageWords;
import dev.confab.messages.rest.v1.FirstMessageWords;
import dev.confab.messages.rest.v2.SecondMessageWords;
import dev.confab.people.People;
import dev.confab.portals.Portals;

/// What bots are told, in the words of both generations of the API.
record BotWords(Portals portals, People people, Chats chats) {
  static final Voices<Naming> OF_BOTS = new Voices<>(new FirstNaming(), new SecondNaming());

  Voices<ChatWords> ofChats() {
    return new Voices<>(new FirstChatWords(people, language()), new SecondChatWords(scene()));
  }

  Voices<MessageWords> ofMessages() {
    return new Voices<>(
        new FirstMessageWords(portals, people, chats),
        new SecondMessageWords(scene(), new EventMessages(chats)));
  }

  Voices<CommandWords> ofCommands() {
    return new Voices<>(
        new FirstCommandWords(people, chats, language()),
        new SecondCommandWords(scene(), new EventMessages(chats)));
  }

  private Scene scene() {
    return new Scene(people, chats::portraits);
  }

  Language language() {
    return portal -> portals.get(portal).language();
  }
}
