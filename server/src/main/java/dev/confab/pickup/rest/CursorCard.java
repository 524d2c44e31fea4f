package dev.confab.pickup.rest;

import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Keys;
import dev.confab.pickup.Cursor;
import java.time.Instant;

/// A cursor on the wire.
@Keys(Keys.Spelling.UPPER_SNAKE)
record CursorCard(
    @Doc("Its name.") String cursor,
    @Doc("The first event it has not taken.") EventId offset,
    @Doc("When it moved last.") Instant moved) {

  static CursorCard of(Cursor cursor) {
    return new CursorCard(cursor.name(), cursor.next(), cursor.moved());
  }
}
