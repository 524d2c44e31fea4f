/// Messages: posting, changing, reading, searching, and which bots hear of them.
///
/// A message and the events it causes are written in one transaction: an answered message has its
/// events in the log, a refused one has none. The text is kept as it came, formatting included, and
/// read as a tree by `markup`; attachments, keyboards and menus are checked and kept in one form,
/// whichever of the four notations they came in.
@NullMarked
package dev.confab.messages;

import org.jspecify.annotations.NullMarked;
