package dev.confab.bots;

import dev.confab.bots.rest.v1.FirstNaming;
import dev.confab.bots.rest.v2.SecondNaming;

/// How events and bots are named.
public final class Namings {
  /// Those of both generations.
  public static final Voices<Naming> BOTH = new Voices<>(new FirstNaming(), new SecondNaming());

  private Namings() {}
}
