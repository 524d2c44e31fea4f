package dev.confab.chats.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;

/// The chat tied to an entity, as the methods that look for one return it.
@Keys(Keys.Spelling.UPPER_SNAKE)
public record EntityChat(@Doc("The chat.") ChatId id) {}
