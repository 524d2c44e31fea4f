package dev.confab.chats;

import dev.confab.basics.FileId;
import org.jspecify.annotations.Nullable;

/// What a chat shows of itself.
///
/// @param color the name of its colour, for example `MINT`
public record Look(String title, String description, String color, @Nullable FileId avatar) {
  static final int TITLE_MAX = 255;
  static final int DESCRIPTION_MAX = 2000;

  Look titled(String text) {
    return new Look(cut(text, TITLE_MAX), description, color, avatar);
  }

  Look colored(String name) {
    return new Look(title, description, name, avatar);
  }

  Look pictured(FileId picture) {
    return new Look(title, description, color, picture);
  }

  /// At most `max` characters of a text, no character cut in half.
  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }
}
