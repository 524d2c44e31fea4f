package dev.confab.signing.rest;

import static dev.confab.access.Scope.CONFAB;
import static dev.confab.signing.SigningError.BY_SESSION;
import static dev.confab.signing.SigningError.CLIENT_ID_MISSING;
import static dev.confab.signing.SigningError.NO_APPLICATION;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.signing.SigningCard;
import dev.confab.signing.Signings;
import org.jspecify.annotations.Nullable;

/// Shows what an application needs to check the signatures of its events.
final class SigningGet implements RestMethod<SigningGet.Params, SigningCard> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId) {}

  private final Signings signings;

  SigningGet(Signings signings) {
    this.signings = signings;
  }

  @Override
  public MethodSpec<Params, SigningCard> spec() {
    return MethodSpec.<Params, SigningCard>reading(
            "confab.signing.get", Params.class, SigningCard.class)
        .needs(CONFAB)
        .refusesWith(BY_SESSION, CLIENT_ID_MISSING, NO_APPLICATION);
  }

  @Override
  public SigningCard handle(Call call, Params asked) {
    var app = signings.applicationOf(call.reads(), call.caller(), asked.clientId());
    return signings.card(call.reads(), app);
  }
}
