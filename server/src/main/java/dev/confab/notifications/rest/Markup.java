package dev.confab.notifications.rest;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A notification's text as HTML: what could be markup is made harmless first, then the simple
/// codes of the messenger become tags. Codes that do not pair up stay as they were written.
final class Markup {
  private static final Map<String, String> ESCAPES =
      Map.of("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;", "'", "&#039;");

  private static final Pattern SPECIAL = Pattern.compile("[&<>\"']");
  private static final Pattern STYLE =
      Pattern.compile("\\[([BIUS])]([^\\[]{0,20000}+)\\[/\\1]", Pattern.CASE_INSENSITIVE);
  private static final Pattern LINK =
      Pattern.compile(
          "\\[URL=(https?://[^\\]\\s]{1,2000}+)]([^\\[]{0,20000}+)\\[/URL]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE_LINK =
      Pattern.compile("\\[URL](https?://[^\\[\\s]{1,2000}+)\\[/URL]", Pattern.CASE_INSENSITIVE);
  private static final Pattern BREAK = Pattern.compile("\\r?\\n|\\[BR]", Pattern.CASE_INSENSITIVE);

  private Markup() {}

  static String html(String text) {
    var harmless = SPECIAL.matcher(text).replaceAll(m -> ESCAPES.getOrDefault(m.group(), ""));
    var styled = STYLE.matcher(harmless).replaceAll(Markup::style);
    var linked = LINK.matcher(styled).replaceAll(m -> link(m.group(1), m.group(2)));
    var whole = BARE_LINK.matcher(linked).replaceAll(m -> link(m.group(1), m.group(1)));
    return BREAK.matcher(whole).replaceAll("<br />");
  }

  private static String style(java.util.regex.MatchResult match) {
    var tag = match.group(1).toLowerCase(java.util.Locale.ROOT);
    return Matcher.quoteReplacement("<" + tag + ">" + match.group(2) + "</" + tag + ">");
  }

  private static String link(String address, String shown) {
    return Matcher.quoteReplacement(
        "<a href=\"" + address + "\" target=\"_blank\">" + shown + "</a>");
  }
}
