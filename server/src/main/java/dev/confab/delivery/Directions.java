package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.bots.Voices;
import dev.confab.eventlog.Event;
import dev.confab.sql.Store;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The guide of a server: what was agreed on, registered and noted.
public final class Directions implements Guide {
  private final Store store;
  private final Agreements agreements;
  private final HandlerNotes notes;
  private final HandlerAddresses addresses;
  private final Voices<Telling> tellings;
  private final InstantSource clock;

  /// A guide by these.
  public Directions(
      Store store,
      Agreements agreements,
      HandlerNotes notes,
      HandlerAddresses addresses,
      Voices<Telling> tellings,
      InstantSource clock) {
    this.store = store;
    this.agreements = agreements;
    this.notes = notes;
    this.addresses = addresses;
    this.tellings = tellings;
    this.clock = clock;
  }

  @Override
  public Terms terms(Event event) {
    var terms = agreements.of(event.portal(), event.app(), event.bot());
    return tellings.of(event.event()).terms(terms, event, this);
  }

  @Override
  public @Nullable String address(Event event) {
    return addresses.find(store.reads(event.portal()), event.handler());
  }

  @Override
  public @Nullable String closed(PortalId portal, AppId app, String address) {
    return notes.of(portal, app, address).closedSentence();
  }

  @Override
  public void close(PortalId portal, AppId app, String address) {
    notes.close(portal, app, address, clock.instant());
  }
}
