package dev.confab.bots;

import java.util.EnumSet;
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
  SUPERVISOR("S", "supervisor"),
  /// Somebody's assistant: hears everything too, and is not found by everybody. Only the second
  /// generation of the API makes one.
  PERSONAL("P", "personal");

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

  /// The word by which the second generation names the type. It knows no bot that is shown as
  /// writing: there such a one is a bot like any other.
  public String secondWord() {
    return this == HUMAN ? STANDARD.word : word;
  }

  /// Whether it hears everything that is said in its chats, mentioned or not.
  public boolean hearsAll() {
    return this == SUPERVISOR || this == PERSONAL;
  }

  /// The type of a letter; whoever sends none, or one the first generation does not know, gets a
  /// standard bot.
  public static BotType of(@Nullable String letter) {
    var type = stored(letter == null ? "" : letter.strip().toUpperCase(Locale.ROOT));
    return type == PERSONAL ? STANDARD : type;
  }

  static BotType stored(String letter) {
    for (var type : values()) {
      if (type.letter.equals(letter)) {
        return type;
      }
    }
    return STANDARD;
  }

  /// The type of a word of the second generation, spelled as the page spells it; null when it knows
  /// none of this name.
  public static @Nullable BotType named(String word) {
    for (var type : EnumSet.complementOf(EnumSet.of(HUMAN))) {
      if (type.word.equals(word)) {
        return type;
      }
    }
    return null;
  }
}
