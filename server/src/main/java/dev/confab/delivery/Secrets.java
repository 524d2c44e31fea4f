package dev.confab.delivery;

import java.util.regex.Pattern;

/// Makes text of strangers fit to be kept and shown: a handler may send back the tokens it was
/// sent.
final class Secrets {
  /// Tokens of this server are longer; nothing that people write is as long.
  private static final Pattern TOKEN = Pattern.compile("[0-9a-fA-F]{32,}");

  private Secrets() {}

  /// The end of a form's key whose value is a secret, however short it is.
  private static final Pattern SECRET_KEY =
      Pattern.compile("(access_token|refresh_token|application_token)(%5D|])?=[^&]*");

  /// A form as it may be shown: with its keys, without its tokens.
  static String maskForm(String form) {
    return mask(SECRET_KEY.matcher(form).replaceAll("$1$2=***"));
  }

  static String mask(String text) {
    // PostgreSQL keeps no text with a NUL
    return TOKEN.matcher(text.replace('\0', ' ')).replaceAll("***");
  }
}
