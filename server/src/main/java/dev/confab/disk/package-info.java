/// Files that people and bots put into chats.
///
/// Every chat has a folder, and every user one for what was saved from chats. A file is uploaded
/// into a folder, committed to a chat, which posts a message that shows it, and may be read by
/// whoever is in a chat that shows it. Its content is kept outside of the database before its row
/// is written; no name ever becomes a path, and a piece is read without the rest.
///
/// Nobody's word is taken for what a file is. Images are known by their bytes; anything else is
/// handed out as bytes to be saved, so that no page of a stranger runs under the portal's name.
@NullMarked
package dev.confab.disk;

import org.jspecify.annotations.NullMarked;
