package dev.confab.inspect.rest;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.limits.Gauge;
import dev.confab.limits.OperatingTime;
import dev.confab.limits.RateLimit;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// Shows how much of the limits is used now: the fullest buckets of requests, and the methods that
/// worked longest in the last ten minutes.
final class LimitsShow implements RestMethod<NoParams, LimitsShow.Shown> {
  private static final int SHOWN_MAX = 50;

  private final RateLimit rate;
  private final OperatingTime time;

  LimitsShow(RateLimit rate, OperatingTime time) {
    this.rate = rate;
    this.time = time;
  }

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("Requests a bucket holds; 0: there is no such limit on this portal.") int rateLimit,
      @Doc("Requests that leak out of it in a second.") int ratePerSecond,
      @Doc("The fullest buckets, one an address.") List<Use> rate,
      @Doc("Seconds a method may work in ten minutes for one credential; 0: no limit.")
          long operatingLimit,
      @Doc("The methods that worked longest.") List<Use> operating) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Use(
      @Doc("An address or a credential.") String whose,
      @Doc("The method; empty: all of them.") String method,
      @Doc("Requests or seconds.") double used,
      @Doc("When it is used no more, or begins to be.") String resets) {

    static Use of(Gauge gauge) {
      return new Use(
          gauge.whose(),
          gauge.what(),
          Math.round(gauge.used() * 1000) / 1000.0,
          gauge.resets().toString());
    }
  }

  @Override
  public MethodSpec<NoParams, Shown> spec() {
    return MethodSpec.<NoParams, Shown>reading("confab.limits", NoParams.class, Shown.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED);
  }

  @Override
  public Shown handle(Call call, NoParams asked) {
    var portal = call.caller().portal();
    return new Shown(
        rate.capacity(portal),
        rate.leaksPerSecond(portal),
        rate.fullest(portal, SHOWN_MAX).stream().map(Use::of).toList(),
        time.limit(portal).toSeconds(),
        time.longest(portal, SHOWN_MAX).stream().map(Use::of).toList());
  }
}
