/// Bots: who they are, whose they are, and where their events go.
///
/// A bot is a user of its portal with an application behind it. Its name and picture live with all
/// other users in `people`; this room adds the application, the code by which the application finds
/// its bot again, and the type, which decides what the bot hears. Handler addresses belong to the
/// application, one set for all its bots, as on the original; their rows outlive the bots, because
/// an event that waits must still find its way, the news of the bot's own removal above all.
///
/// [Bots#speaking] is the only door from a caller to a bot, so that no method can forget to ask
/// whose bot it is. Asking it inside a transaction costs no query: this room's part of posting a
/// message is paid from memory.
///
/// Both generations of the API know the same bots; how each registers them, and whom it refuses,
/// stands in `rest/v1` and `rest/v2` over the verbs of [Registry]. A bot is told of events in the
/// words of the generation that registered it, and [Voices] alone chooses by it. One of the second
/// has a place of its own for all it is told, of which [Subscriptions] shows what the original
/// calls so, and knows what older portals leave behind.
@NullMarked
package dev.confab.bots;

import org.jspecify.annotations.NullMarked;
