/// Commands of bots: `/help me`, typed, or behind a button.
///
/// A command belongs to a bot and is heard in the chats the bot is in, or, when it is common,
/// everywhere. A message that is a command goes to the bots of that command and to no other: it is
/// an order, not talk. Where it is used without its bot being there, that bot may answer once it
/// was asked, as a voice from outside.
@NullMarked
package dev.confab.commands;

import org.jspecify.annotations.NullMarked;
