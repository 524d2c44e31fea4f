package dev.confab.signing;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an application needs to check signatures.
@Keys(Keys.Spelling.UPPER_SNAKE)
public record SigningCard(
    @Doc("`hmac`, `ed25519`, `both` or `off`.") String mode,
    @Doc("Counts the secrets this application has had.") long generation,
    @Doc("The secret for `v1`; null where it does not sign.") @Nullable String secret,
    @Doc("The public key for `v1a`; null where it does not sign.") @Nullable String publicKey,
    @Doc("Until when the secret before this one signs too; null: it does not.")
        @Nullable Instant oldUntil) {

  /// Without the secret: it does not belong in a log.
  @Override
  public String toString() {
    return "SigningCard[" + mode + " " + generation + "]";
  }
}
