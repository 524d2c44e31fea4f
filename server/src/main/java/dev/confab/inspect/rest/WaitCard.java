package dev.confab.inspect.rest;

import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Keys;
import dev.confab.inspect.Wait;
import org.jspecify.annotations.Nullable;

/// What an event waits for.
@Keys(Keys.Spelling.LOWER_SNAKE)
record WaitCard(
    @Doc(
            "FETCH: the bot fetches it. SUSPENDED: its handler answered 410. BEHIND: another of its"
                + " dialog is before it. UNDER_WAY: it is attempted now. CIRCUIT: its handler is"
                + " spared until a probe shows that it is back.")
        String reason,
    @Doc("The same as a sentence.") String sentence,
    @Doc("The event it is behind.") @Nullable EventId behind) {

  static @Nullable WaitCard of(@Nullable Wait wait) {
    return wait == null ? null : new WaitCard(wait.reason().name(), wait.sentence(), wait.behind());
  }
}
