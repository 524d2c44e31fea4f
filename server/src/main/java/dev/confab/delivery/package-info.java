/// Brings events to their handlers: at least once, in order within a lane, different lanes side by
/// side. A handler that is slow, dead or hostile costs nobody else anything.
///
/// The store is the queue. What is in memory is a view of it that may be thrown away at any step:
/// `Lanes` knows which lanes have something to do, with a few events at hand for the busy ones and
/// none for those that pause. `Courier` runs one attempt at a time for each lane and writes what
/// came of it into the event's own row before it goes on; a crash in between repeats that one
/// attempt. `Postman` makes the attempt: address, body, `WebhookClient`, which speaks HTTP over
/// `Connections`. `AddressGuard` decides inside the connection's own name lookup which addresses
/// may be called, so that no second lookup can disagree with the check.
///
/// Decisions 0030 to 0032, 0333, 0334, 0365 and 0366 tell why it is built so.
@NullMarked
package dev.confab.delivery;

import org.jspecify.annotations.NullMarked;
