package dev.confab.chats;

import dev.confab.basics.Phrase;
import dev.confab.people.Person;
import java.util.List;
import java.util.stream.Collectors;

/// The words of notices.
final class Phrases {
  static final Phrase JOINED =
      new Phrase("%s joined the chat", "%s ist dem Chat beigetreten", "%s теперь участвует в чате");
  static final Phrase INVITED =
      new Phrase(
          "%s invited %s to the chat",
          "%s hat %s in den Chat eingeladen", "%s: приглашение в чат для %s");
  static final Phrase LEFT =
      new Phrase("%s left the chat", "%s hat den Chat verlassen", "%s больше не участвует в чате");
  static final Phrase REMOVED =
      new Phrase(
          "%s removed %s from the chat",
          "%s hat %s aus dem Chat entfernt", "%s: исключение из чата для %s");
  static final Phrase RENAMED =
      new Phrase(
          "%s changed the chat title to \"%s\"",
          "%s hat den Chat in \"%s\" umbenannt", "%s: новое название чата — \"%s\"");
  static final Phrase PAINTED =
      new Phrase(
          "%s changed the chat color to \"%s\"",
          "%s hat die Chatfarbe zu \"%s\" geändert", "%s: новый цвет чата — \"%s\"");
  static final Phrase PICTURED =
      new Phrase(
          "%s updated the chat icon", "%s hat das Chatbild geändert", "%s: новый аватар чата");
  static final Phrase HANDED_OVER =
      new Phrase(
          "%s made %s the chat owner",
          "%s hat %s zum Besitzer des Chats gemacht", "%s: новый владелец чата — %s");
  static final Phrase INHERITED =
      new Phrase(
          "%s is the chat owner now",
          "%s ist jetzt Besitzer des Chats", "Новый владелец чата — %s");

  /// Most people named in one notice.
  private static final int NAMES_MAX = 50;

  private Phrases() {}

  /// A person as a text names one, so that clients show the name the person has now.
  static String name(Person person) {
    return "[USER=" + person.id() + " REPLACE]" + person.fullName() + "[/USER]";
  }

  static String names(List<Person> people) {
    var named = people.stream().limit(NAMES_MAX).map(Phrases::name);
    var more = people.size() > NAMES_MAX ? ", …" : "";
    return named.collect(Collectors.joining(", ")) + more;
  }
}
