/// Chats, private and group, and who is in them.
///
/// A private dialog is a chat with two members that comes into being with its first message. What a
/// member has not read is a difference of two counts, so that posting into a chat of thousands
/// touches one row of the chat and one of the author, and none of the readers.
@NullMarked
package dev.confab.chats;

import org.jspecify.annotations.NullMarked;
