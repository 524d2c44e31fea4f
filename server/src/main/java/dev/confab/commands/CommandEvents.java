package dev.confab.commands;

import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.BotType;
import dev.confab.bots.Bots;
import dev.confab.bots.Voices;
import dev.confab.chats.Chats;
import dev.confab.chats.Typing;
import dev.confab.sql.Tx;

/// Tells bots that their commands are used: ONIMCOMMANDADD and ONIMBOTV2COMMANDADD.
/// (chat-bots/outdated/commands/events/on-im-command-add.md)
record CommandEvents(Bots bots, Chats chats, Typing typing, Voices<CommandWords> words) {
  void used(Tx tx, Bot bot, CommandUse use) {
    var chat = use.chat();
    var data = words.of(bot).used(tx, bot, use);
    bots.tell(
        tx, bot, BotEvent.COMMAND_ADD, "chat" + chat.id(), use.by(), use.message().id(), data);
    if (bot.type() == BotType.HUMAN && chats.isMember(tx, chat, bot.id())) {
      var portal = tx.portal();
      tx.afterCommit(() -> typing.note(portal, chat.id(), bot.id()));
    }
  }
}
