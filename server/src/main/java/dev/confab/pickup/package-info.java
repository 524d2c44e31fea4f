/// Bots that fetch their events themselves, because nobody can call them: by long polling or over a
/// stream, from the same log that `delivery` posts from.
///
/// A reader is a named cursor of a bot: the number of the first event it has not taken. Readers do
/// not steal from each other. Where the bot's terms say FETCH, what the cursor `main` takes is
/// settled, as a handler's 2xx would settle it; otherwise cursors only read. Nothing is marked as
/// given out: an event that was not acknowledged is given again.
@NullMarked
package dev.confab.pickup;

import org.jspecify.annotations.NullMarked;
