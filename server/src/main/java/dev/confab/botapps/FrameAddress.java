package dev.confab.botapps;

import dev.confab.bots.Bot;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The address an application's page is opened with: it says who opens it and where, and proves
/// with the application's hash that this portal says so. (api-reference/chats/outdated/iframe.md)
final class FrameAddress {
  private static final Pattern ORIGIN =
      Pattern.compile(
          "(https://(?:[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?)(?:[/?#].*)?",
          Pattern.CASE_INSENSITIVE);

  private FrameAddress() {}

  /// The address of an application's page for who opens it.
  static String of(BotApp app, Bot bot, FrameOpening opening) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("BOT_ID", bot.id());
    data.put("BOT_CODE", bot.code());
    data.put("APP_ID", app.id());
    data.put("APP_CODE", app.code());
    data.put("DOMAIN", opening.portal());
    data.put("DOMAIN_HASH", md5(host(opening.portal()) + app.hash()));
    data.put("USER_ID", opening.user());
    data.put("USER_HASH", md5(opening.user() + app.hash()));
    data.put("DIALOG_ID", opening.dialog());
    data.put("CONTEXT", opening.context());
    data.put("LANG", opening.language());
    data.put("IS_CHROME", opening.chrome() ? "Y" : "N");
    if (opening.message() != null) {
      data.put("MESSAGE_ID", opening.message());
      data.put("BUTTON_PARAMS", opening.buttonParams());
    }
    var query =
        data.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue().toString()))
            .collect(Collectors.joining("&"));
    return joined(app.iframe(), query);
  }

  private static String joined(String address, String query) {
    int mark = address.indexOf('#');
    var page = mark < 0 ? address : address.substring(0, mark);
    var end = mark < 0 ? "" : address.substring(mark);
    var sign = page.indexOf('?') < 0 ? "?" : page.endsWith("?") || page.endsWith("&") ? "" : "&";
    return page + sign + query + end;
  }

  /// What a policy calls the page's server; null when it cannot be named there.
  static @Nullable String origin(String address) {
    var origin = ORIGIN.matcher(address);
    return origin.matches() ? origin.group(1).toLowerCase(Locale.ROOT) : null;
  }

  /// As the page finds it in `DOMAIN`: without the port.
  private static String host(String portal) {
    return Objects.requireNonNullElse(URI.create(portal).getHost(), "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String md5(String text) {
    try {
      var hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
