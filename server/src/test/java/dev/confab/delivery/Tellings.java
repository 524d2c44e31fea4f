package dev.confab.delivery;

import dev.confab.basics.Change;
import dev.confab.bots.Voices;
import dev.confab.delivery.rest.v1.FirstTelling;
import dev.confab.delivery.rest.v2.SecondTelling;

/// How events are told on a portal of today.
public final class Tellings {
  /// Those of both generations.
  public static final Voices<Telling> BOTH =
      new Voices<>(new FirstTelling(), new SecondTelling(Change.Log.ALL));

  private Tellings() {}
}
