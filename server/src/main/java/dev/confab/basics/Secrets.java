package dev.confab.basics;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes what strangers sent or answered fit to be kept and shown: a handler may send back the
/// tokens it was sent, and a call carries its caller's.
public final class Secrets {
  /// What stands in the place of a secret.
  public static final String MASK = "***";

  /// Tokens of this server are longer; nothing that people write is as long.
  private static final Pattern TOKEN = Pattern.compile("[0-9a-fA-F]{32,}");

  /// A signed statement of who somebody is: JSON in Base64, a full stop, and more of it. It begins
  /// where a word does, or behind a percent-encoded letter. What is read for its first part holds
  /// no second beginning and is not given back: a text of nothing but beginnings is read once.
  private static final Pattern JWT =
      Pattern.compile(
          "(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2}))"
              + "eyJ[A-Za-z0-9_-]++={0,2}+\\.[A-Za-z0-9_.=-]++");

  /// The end of a form's key whose value is a secret, however short it is.
  private static final Pattern SECRET_KEY =
      Pattern.compile("(access_token|refresh_token|application_token)(%5D|])?=[^&]*");

  /// The same in any text: of calls inside a call, and of addresses.
  private static final Pattern SECRET_ARGUMENT =
      Pattern.compile(
          "(?i)((?:access_?|refresh_?|application_?|bot_?)?token|auth|client_?id|client_?secret"
              + "|password|sess(?:ion)?_?id|(?<![a-z])sid)(%5D|])?=[^&\\s\"']*");

  /// A webhook's address has its code behind its user, that of its stream too.
  private static final Pattern WEBHOOK =
      Pattern.compile("(/(?:rest|confab/stream)/[0-9]+/)[^/?\\s\"']+");

  /// Keys whose values are secrets, without underscores, in small letters.
  private static final Set<String> KEYS =
      Set.of(
          "auth",
          "authid",
          "refreshid",
          "token",
          "accesstoken",
          "refreshtoken",
          "applicationtoken",
          "bottoken",
          "clientid",
          "clientsecret",
          "password",
          "confirmpassword",
          "secret");

  private Secrets() {}

  /// A form as it may be shown: with its keys, without its tokens.
  public static String maskForm(String form) {
    return mask(SECRET_KEY.matcher(form).replaceAll("$1$2=***"));
  }

  /// A text without what looks like a token.
  public static String mask(String text) {
    // PostgreSQL keeps no text with a NUL
    var plain = TOKEN.matcher(text.replace('\0', ' ')).replaceAll(MASK);
    return plain.contains("eyJ") ? JWT.matcher(plain).replaceAll(MASK) : plain;
  }

  /// A text that may hold addresses and calls, without the secrets in them.
  public static String maskArguments(String text) {
    var plain = mask(text);
    if (plain.indexOf('=') >= 0) {
      plain = SECRET_ARGUMENT.matcher(plain).replaceAll("$1$2=***");
    }
    return plain.contains("/rest/") || plain.contains("/stream/")
        ? WEBHOOK.matcher(plain).replaceAll("$1***")
        : plain;
  }

  /// Whether the value under this key is a secret.
  public static boolean isKey(String key) {
    return KEYS.contains(key.replace("_", "").toLowerCase(Locale.ROOT));
  }
}
