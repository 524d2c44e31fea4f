package dev.confab.people;

import dev.confab.basics.UserId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The sixteen colours of users and chats. Callers name them, answers carry their hex codes.
/// (api-reference/chat-bots/chat-bots-v2/imbot.v2/chats/chat-add.md)
public enum Color {
  RED("#df532d"),
  GREEN("#64a513"),
  MINT("#4ba984"),
  LIGHT_BLUE("#4ba5c3"),
  DARK_BLUE("#3e99ce"),
  PURPLE("#8474c8"),
  AQUA("#1eb4aa"),
  PINK("#f76187"),
  LIME("#58cc47"),
  BROWN("#ab7761"),
  AZURE("#29619b"),
  KHAKI("#728f7a"),
  SAND("#ba9c7b"),
  MARENGO("#556574"),
  GRAY("#909090"),
  GRAPHITE("#5e5f5e");

  private static final Color[] ALL = values();

  private final String hex;

  Color(String hex) {
    this.hex = hex;
  }

  /// The code as answers carry it.
  public String hex() {
    return hex;
  }

  /// The colour of this name, `LIGHT_BLUE` or `lightBlue`, in any case; null when there is none.
  public static @Nullable Color named(String name) {
    var wanted = name.strip().replace("_", "").toUpperCase(Locale.ROOT);
    for (var color : ALL) {
      if (color.name().replace("_", "").equals(wanted)) {
        return color;
      }
    }
    return null;
  }

  /// The colour of a user who chose none: always the same for the same id.
  public static Color of(UserId user) {
    return of(user.value());
  }

  /// The colour of anything else with a number.
  public static Color of(long id) {
    return ALL[(int) Math.floorMod(id, (long) ALL.length)];
  }

  /// The hex code of a name or a hex code; empty for anything else.
  static String hexOf(String text) {
    var color = named(text);
    if (color != null) {
      return color.hex();
    }
    var isHex = text.matches("#[0-9A-Fa-f]{6}");
    return isHex ? text.toLowerCase(Locale.ROOT) : "";
  }
}
