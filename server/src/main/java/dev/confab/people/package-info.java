/// The users of a portal: persons and bots alike, because a bot is a user of its portal and shares
/// the numbers of its people.
///
/// Posting a message reads its author here, so whoever holds a transaction reads through the
/// writer's cache. Passwords are kept as slow salted hashes; computing one takes a third of a
/// second on purpose, so it never happens on the writer's thread and never delays a start.
///
/// Departments are a small directory that the portal file declares. A user is found by the
/// beginnings of words, which stand in an index of their own; whatever changes a name writes it
/// anew.
@NullMarked
package dev.confab.people;

import org.jspecify.annotations.NullMarked;
