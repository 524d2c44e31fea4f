/// The life of an event as a person reads it: created by which message, for which bots and why not
/// for others, every attempt, what would be sent now, and what an operator can do about it.
///
/// It only looks and passes wishes on. What may be done to an event is decided by
/// `eventlog/EventDesk`, what is sent by `delivery/Postman`; here it is decided who may see it: an
/// administrator everything, an application the events of its own bots.
@NullMarked
package dev.confab.inspect;

import org.jspecify.annotations.NullMarked;
