package dev.confab.signing.rest;

import static dev.confab.access.Scope.CONFAB;
import static dev.confab.signing.SigningError.BY_SESSION;
import static dev.confab.signing.SigningError.CLIENT_ID_MISSING;
import static dev.confab.signing.SigningError.KEEP_WRONG;
import static dev.confab.signing.SigningError.MODE_WRONG;
import static dev.confab.signing.SigningError.NO_APPLICATION;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.signing.Mode;
import dev.confab.signing.SigningCard;
import dev.confab.signing.Signings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Turns signatures on, or gives an application its next keys; the old ones sign beside them for a
/// while.
final class SigningRotate implements RestMethod<SigningRotate.Params, SigningCard> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId,
      @Doc("`hmac`, `ed25519` or `both`; as before when absent, at first `hmac`.")
          @OrElse("MODE_WRONG")
          @Nullable Mode mode,
      @Doc("Seconds for which the old keys go on signing; a day when absent, a week at most.")
          @OrElse("KEEP_WRONG")
          @Nullable Long keep) {}

  private final Signings signings;

  SigningRotate(Signings signings) {
    this.signings = signings;
  }

  @Override
  public MethodSpec<Params, SigningCard> spec() {
    return MethodSpec.<Params, SigningCard>writing(
            "confab.signing.rotate", Params.class, SigningCard.class)
        .needs(CONFAB)
        .refusesWith(MODE_WRONG, KEEP_WRONG, BY_SESSION, CLIENT_ID_MISSING, NO_APPLICATION);
  }

  @Override
  public SigningCard handle(Call call, Params asked) {
    var app = signings.applicationOf(call.reads(), call.caller(), asked.clientId());
    var keep = asked.keep() == null ? Signings.KEEP : seconds(asked.keep());
    return signings.rotate(call.tx(), app, asked.mode(), keep);
  }

  /// Without the overflow of absurd numbers.
  private static Duration seconds(long seconds) {
    long max = Signings.KEEP_MAX.toSeconds();
    return Duration.ofSeconds(Math.clamp(seconds, -1, max + 1));
  }
}
