package dev.confab.chats;

import dev.confab.people.Person;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of notices, in the language of the portal; English where we have no other.
enum Phrases {
  JOINED("%s joined the chat", "%s ist dem Chat beigetreten", "%s теперь участвует в чате"),
  INVITED(
      "%s invited %s to the chat",
      "%s hat %s in den Chat eingeladen", "%s: приглашение в чат для %s"),
  LEFT("%s left the chat", "%s hat den Chat verlassen", "%s больше не участвует в чате"),
  REMOVED(
      "%s removed %s from the chat",
      "%s hat %s aus dem Chat entfernt", "%s: исключение из чата для %s"),
  RENAMED(
      "%s changed the chat title to \"%s\"",
      "%s hat den Chat in \"%s\" umbenannt", "%s: новое название чата — \"%s\""),
  PAINTED(
      "%s changed the chat color to \"%s\"",
      "%s hat die Chatfarbe zu \"%s\" geändert", "%s: новый цвет чата — \"%s\""),
  PICTURED("%s updated the chat icon", "%s hat das Chatbild geändert", "%s: новый аватар чата"),
  HANDED_OVER(
      "%s made %s the chat owner",
      "%s hat %s zum Besitzer des Chats gemacht", "%s: новый владелец чата — %s");

  /// Most people named in one notice.
  private static final int NAMES_MAX = 50;

  private final String english;
  private final String german;
  private final String russian;

  Phrases(String english, String german, String russian) {
    this.english = english;
    this.german = german;
    this.russian = russian;
  }

  String in(String language, Object... words) {
    var pattern =
        switch (language) {
          case "de" -> german;
          case "ru" -> russian;
          default -> english;
        };
    return String.format(Locale.ROOT, pattern, words);
  }

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
