package dev.confab.delivery.rest;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.delivery.HandlerNote;
import dev.confab.delivery.Health;
import dev.confab.delivery.Terms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a bot's events are delivered, as callers see it.
@Keys(Keys.Spelling.UPPER_SNAKE)
record DeliveryCard(
    @Doc("`durable` or `faithful`.") String profile,
    @Doc("`webhook` or `fetch`.") String receive,
    @Doc("Attempts at the same time at one handler.") int inFlightMax,
    @Doc("Attempts in a second at one handler; 0: no limit.") int perSecondMax,
    @Doc("Seconds after which an event is given up.") long life,
    @Doc("Whether a handler may answer with a call.") boolean inlineReply,
    @Doc("The addresses events go to.") List<AtHandler> handlers) {

  /// How a handler does.
  @Keys(Keys.Spelling.UPPER_SNAKE)
  record AtHandler(
      @Doc("Where it is.") String address,
      @Doc("Why nothing is posted to it; null when something is.") @Nullable String suspended,
      @Doc("What was found wrong with the address when it was registered.")
          @Nullable String warning,
      @Doc("`closed`, `open` or `half_open`.") String circuit,
      @Doc("When that became so.") @Nullable Instant since,
      @Doc("When the next attempt shows whether the handler is back.") @Nullable Instant nextProbe,
      @Doc("Attempts under way.") int inFlight,
      @Doc("Dialogs that wait for a place.") int ready) {

    static AtHandler of(String address, HandlerNote note, @Nullable Health known) {
      var health = known == null ? Health.UNKNOWN : known;
      return new AtHandler(
          address,
          note.closedSentence(),
          note.warning(),
          health.circuit(),
          health.since(),
          health.nextProbe(),
          health.inFlight(),
          health.ready());
    }
  }

  static DeliveryCard of(Terms terms, List<AtHandler> handlers) {
    return new DeliveryCard(
        terms.profile().word(),
        terms.receive().word(),
        terms.inFlightMax(),
        terms.perSecondMax(),
        terms.life().toSeconds(),
        terms.inlineReply(),
        handlers);
  }
}
