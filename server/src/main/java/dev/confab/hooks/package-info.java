/// Applications that ask to be told: which events there are, who listens to which, by a post to an
/// address or by a queue that is fetched.
///
/// What is posted goes through the one log of events, in a lane a handler, so that it is kept, seen
/// and steered like everything else; what is queued holds the latest change of each object. Bots
/// have their own handlers, which come with their registration; of those of the second generation
/// `event.get` shows what they are subscribed to.
@NullMarked
package dev.confab.hooks;

import org.jspecify.annotations.NullMarked;
