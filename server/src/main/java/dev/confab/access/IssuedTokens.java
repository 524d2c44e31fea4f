package dev.confab.access;

import java.time.Instant;

/// A fresh pair of tokens.
///
/// @param expires when the access token ends
public record IssuedTokens(String accessToken, String refreshToken, Instant expires) {
  /// Without the tokens: they do not belong in a log.
  @Override
  public String toString() {
    return "IssuedTokens[until " + expires + "]";
  }
}
