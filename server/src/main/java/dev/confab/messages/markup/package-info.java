/// The formatting of messages, as a tree.
///
/// A text is kept as it came; what its codes mean is read off it once, here, and nowhere else.
/// Reading never fails and takes time in proportion to the text: what is no code, or a code with a
/// value that has no sense, is text. The tree keeps every character, so that the text can be
/// written again. (chat-bots/chat-bots-v2/imbot.v2/messages/message-formatting.md)
@NullMarked
package dev.confab.messages.markup;

import org.jspecify.annotations.NullMarked;
