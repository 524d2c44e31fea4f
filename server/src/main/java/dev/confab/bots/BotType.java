package dev.confab.bots;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a bot hears and how it is shown.
public enum BotType {
  /// In group chats hears what mentions it.
  STANDARD("B", "bot"),
  /// Serves open lines.
  OPENLINE("O", "openline"),
  /// As standard, but shown as writing before it answers by itself.
  HUMAN("H", "human"),
  /// In group chats hears everything.
  SUPERVISOR("S", "supervisor");

  private final String letter;
  private final String word;

  BotType(String letter, String word) {
    this.letter = letter;
    this.word = word;
  }

  /// The letter of the wire.
  public String letter() {
    return letter;
  }

  /// The word by which a user card names the type.
  public String word() {
    return word;
  }

  /// The type of a letter; whoever sends none, or one we do not know, gets a standard bot.
  public static BotType of(@Nullable String letter) {
    var wanted = letter == null ? "" : letter.strip().toUpperCase(Locale.ROOT);
    for (var type : values()) {
      if (type.letter.equals(wanted)) {
        return type;
      }
    }
    return STANDARD;
  }
}
