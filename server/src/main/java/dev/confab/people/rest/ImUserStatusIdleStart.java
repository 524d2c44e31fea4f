package dev.confab.people.rest;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import java.time.Duration;

/// Tells that nobody has been before the caller's screen for some minutes.
/// (api-reference/chats/users/im-user-status-idle-start.md)
final class ImUserStatusIdleStart implements RestMethod<ImUserStatusIdleStart.Params, Boolean> {
  private static final long MINUTES_MAX = 60 * 24 * 365;

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Since how many minutes nobody has been there; at least one.") @Default("10")
          long ago) {}

  private final People people;
  private final Requirement im;

  ImUserStatusIdleStart(People people, Requirement im) {
    this.people = people;
    this.im = im;
  }

  @Override
  public MethodSpec<ImUserStatusIdleStart.Params, Boolean> spec() {
    return MethodSpec.<ImUserStatusIdleStart.Params, Boolean>writing(
            "im.user.status.idle.start", Params.class, Boolean.class)
        .deprecated()
        .needs(im);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var ago = Duration.ofMinutes(Math.clamp(asked.ago(), 1, MINUTES_MAX));
    people.idle(call.tx(), call.caller().user(), call.now().minus(ago));
    return true;
  }
}
