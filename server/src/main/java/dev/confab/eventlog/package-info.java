/// The durable numbered log of what bots are to be told: one row an event and receiver, and the row
/// is the state. No second queue can disagree with it.
///
/// An event is appended in the transaction of what it tells of, so there is never one without the
/// other. Events of a lane (one bot in one dialog) are numbered in the order in which they
/// happened; that order is what `delivery` keeps. An event is waiting until it is acknowledged,
/// dead, expired or withdrawn, and it stays that for ever: a second settlement finds the row no
/// longer waiting and changes nothing.
@NullMarked
package dev.confab.eventlog;

import org.jspecify.annotations.NullMarked;
