package dev.confab.chats;

import dev.confab.basics.Cut;
import dev.confab.basics.FileId;
import org.jspecify.annotations.Nullable;

/// What a chat shows of itself.
///
/// @param color the name of the colour it was given, for example `MINT`; empty when it was given
///   none
/// @param textField whether people are given a field to write in; a bot may lead them by buttons
///   alone
public record Look(
    String title, String description, String color, @Nullable FileId avatar, boolean textField) {
  static final int TITLE_MAX = 255;
  static final int DESCRIPTION_MAX = 2000;

  Look titled(String text) {
    return new Look(Cut.to(TITLE_MAX, text), description, color, avatar, textField);
  }

  Look described(String text) {
    return new Look(title, Cut.to(DESCRIPTION_MAX, text), color, avatar, textField);
  }

  Look colored(String name) {
    return new Look(title, description, name, avatar, textField);
  }

  Look pictured(FileId picture) {
    return new Look(title, description, color, picture, textField);
  }

  Look writable(boolean enabled) {
    return new Look(title, description, color, avatar, enabled);
  }
}
