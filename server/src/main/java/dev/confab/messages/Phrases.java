package dev.confab.messages;

import dev.confab.basics.Phrase;

/// What stands where a message has no words of its own.
public final class Phrases {
  /// In the place of a deleted message.
  static final Phrase DELETED =
      new Phrase(
          "This message was deleted.",
          "Diese Nachricht wurde gelöscht.",
          "Это сообщение было удалено.");

  /// What a bot hears of a deleted message, with the moment it was posted.
  public static final Phrase DELETED_FROM =
      new Phrase(
          "Message from %s has been deleted",
          "Die Nachricht vom %s wurde gelöscht", "Сообщение от %s удалено");

  /// Behind the words of a message with an attachment, where there is one line for it.
  public static final Phrase ATTACHMENT = new Phrase("[Attachment]", "[Anhang]", "[Вложение]");

  /// The same of a message with files.
  public static final Phrase FILE = new Phrase("[File]", "[Datei]", "[Файл]");

  private Phrases() {}
}
