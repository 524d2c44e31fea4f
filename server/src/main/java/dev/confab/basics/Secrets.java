package dev.confab.basics;

import java.util.List;
import java.util.regex.Pattern;

/// Makes what strangers sent or answered fit to be kept and shown: a handler may send back the
/// tokens it was sent, and a call carries its caller's.
public final class Secrets {
  /// What stands in the place of a secret.
  public static final String MASK = "***";

  /// Tokens of this server are longer; nothing that people write is as long.
  private static final int TOKEN_LENGTH_MIN = 32;

  private static final Pattern TOKEN = Pattern.compile("[0-9a-fA-F]{" + TOKEN_LENGTH_MIN + ",}");

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

  private static final List<String> ARGUMENT_ENDS =
      List.of("token", "auth", "id", "secret", "password");

  /// A name of a secret and what leads to its value in whatever way a program prints what it was
  /// sent: JSON, JSON within a text, a form, an array of PHP, headers.
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?<![a-z0-9])(?:(?:access_?|refresh_?|application_?|bot_?)?token|auth(?:_?id)?"
              + "|refresh_?id|client_?id|(?:client_?)?secret|(?:confirm_?)?password"
              + "|sess(?:ion)?_?id|sid)(?:\\\\*[\"'\\]])?[ \\t]{0,9}(?:=>|[:=])[ \\t]{0,9}");

  /// The beginning of a token, at the end of what was cut.
  private static final Pattern CUT_TOKEN = Pattern.compile("(?<![0-9a-fA-F])[0-9a-fA-F]{1,31}\\z");

  /// A webhook's address has its code behind its user, that of its stream too.
  private static final Pattern WEBHOOK =
      Pattern.compile("(/(?:rest|confab/stream)/[0-9]+/)[^/?\\s\"']+");

  /// Keys whose values are secrets, without underscores, in small letters.
  private static final List<String> KEYS =
      List.of(
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
    var plain = text.replace('\0', ' ');
    if (mayHoldToken(plain)) {
      plain = TOKEN.matcher(plain).replaceAll(MASK);
    }
    return plain.contains("eyJ") ? JWT.matcher(plain).replaceAll(MASK) : plain;
  }

  /// A text that may hold addresses and calls, without the secrets in them.
  public static String maskArguments(String text) {
    var plain = mask(text);
    if (mayHoldArgument(plain)) {
      plain = SECRET_ARGUMENT.matcher(plain).replaceAll("$1$2=***");
    }
    return plain.contains("/rest/") || plain.contains("/stream/")
        ? WEBHOOK.matcher(plain).replaceAll("$1***")
        : plain;
  }

  /// What a handler answered, without the secrets in it, whichever way it shows what it was sent.
  /// What only looks like one may go too.
  public static String maskDump(String text) {
    var plain = maskArguments(text);
    var name = NAMED.matcher(plain).useTransparentBounds(true);
    var masked = new StringBuilder(plain.length());
    int done = 0;
    for (int at = 0; at < plain.length(); at++) {
      if (mayBeginName(plain, at) && name.region(at, plain.length()).lookingAt()) {
        masked.append(plain, done, name.end());
        done = value(plain, name.end(), masked);
        at = done - 1;
      }
    }
    return masked.append(plain, done, plain.length()).toString();
  }

  /// Writes the mask in place of the value that begins here, with its quotes; returns where it
  /// ends.
  private static int value(String text, int from, StringBuilder masked) {
    int at = from;
    while (at < text.length() && text.charAt(at) == '\\') {
      at++;
    }
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '"' && quote != '\'') {
      int end = plainEnd(text, from);
      masked.append(end == from ? "" : MASK);
      return end;
    }
    int escapes = at - from;
    int end = at + 1;
    int run = 0;
    while (end < text.length() && (text.charAt(end) != quote || run > escapes)) {
      run = text.charAt(end) == '\\' ? run + 1 : 0;
      end++;
    }
    int closing = Math.max(at + 1, end - (end < text.length() ? run : 0));
    masked.append(text, from, at + 1).append(MASK);
    return closing;
  }

  private static int plainEnd(String text, int from) {
    int end = from;
    while (end < text.length() && " \t\r\n,;&\"'<>{}()[]\\".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /// A text that was cut, without what may be the beginning of a token at its end: too short to
  /// look like one.
  public static String withoutCutToken(String text) {
    return CUT_TOKEN.matcher(text).replaceFirst("");
  }

  /// A look that costs less than the pattern, since hardly a text holds one: of so many letters in
  /// a row, one stands at each place that is looked at here.
  private static boolean mayHoldToken(String text) {
    for (int i = TOKEN_LENGTH_MIN - 1; i < text.length(); i += TOKEN_LENGTH_MIN) {
      if (Character.digit(text.charAt(i), 16) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// A look that costs less than the pattern, as the next one does: each answer of a handler is
  /// looked through, and at hardly a letter of it begins what [#NAMED] knows.
  private static boolean mayBeginName(String text, int at) {
    return "ABCPRSTabcprst".indexOf(text.charAt(at)) >= 0
        && (at == 0 || !isLetterOrDigit(text.charAt(at - 1)));
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /// Whether something has a value whose name ends as those in [#SECRET_ARGUMENT] do.
  private static boolean mayHoldArgument(String text) {
    for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
      int bracket = endsWith(text, at, "]") ? 1 : endsWith(text, at, "%5D") ? 3 : 0;
      for (var end : ARGUMENT_ENDS) {
        if (endsWith(text, at - bracket, end)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean endsWith(String text, int to, String end) {
    return text.regionMatches(true, to - end.length(), end, 0, end.length());
  }

  /// Whether the value under this key is a secret.
  public static boolean isKey(String key) {
    for (var known : KEYS) {
      if (isSpelled(key, known)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a key is this one, but for underscores and capitals.
  private static boolean isSpelled(String key, String known) {
    int at = 0;
    for (int i = 0; i < key.length(); i++) {
      char letter = key.charAt(i);
      if (letter != '_') {
        if (at == known.length() || Character.toLowerCase(letter) != known.charAt(at)) {
          return false;
        }
        at++;
      }
    }
    return at == known.length();
  }
}
