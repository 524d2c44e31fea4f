/// Tells browsers, the moment it is committed, what happens in the chats their users are in.
///
/// Nothing here is kept: what is told is in the database before, and a page that missed something
/// loads again. So it lives in memory, in a ring of the newest events for pages that come back, and
/// may forget at any time. It never holds a writer up: the transaction notes who is concerned and
/// what to show, and one thread of this room, after the commit, turns it into words, once for
/// everybody.
@NullMarked
package dev.confab.live;

import org.jspecify.annotations.NullMarked;
