package dev.confab.chats;

/// The kinds of chat, with the letter and the word the wire has for them.
public enum ChatType {
  /// Between two users.
  PRIVATE("P", "private"),
  /// By invitation.
  GROUP("C", "chat"),
  /// Anybody of the portal may join.
  OPEN("O", "open");

  private final String letter;
  private final String word;

  ChatType(String letter, String word) {
    this.letter = letter;
    this.word = word;
  }

  /// `MESSAGE_TYPE` of the wire.
  public String letter() {
    return letter;
  }

  /// `type` of the wire.
  public String word() {
    return word;
  }

  static ChatType ofLetter(String letter) {
    for (var type : values()) {
      if (type.letter.equals(letter)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no chat type " + letter);
  }
}
