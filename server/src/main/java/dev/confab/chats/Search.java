package dev.confab.chats;

import dev.confab.basics.Cut;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.sql.Reads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Finds group chats by their title or by the names of those who are in them.
public final class Search {
  /// Letters a phrase must have.
  public static final int PHRASE_MIN = 2;

  /// Chats that one search looks at, of each kind.
  private static final int FOUND_MAX = 1_000;

  /// People with a fitting name whose chats are looked at.
  private static final int PEOPLE_MAX = 100;

  private final People people;

  /// Among the chats of these people.
  public Search(People people) {
    this.people = people;
  }

  /// The chats open to a user that fit a phrase, newest first.
  ///
  /// @param lines whether chats of open lines are looked for, or all others
  public List<Chat> find(Reads reads, UserId me, String phrase, boolean lines) {
    var words = phrase.strip().toLowerCase(Locale.ROOT);
    var found = new TreeMap<Long, Chat>(Comparator.reverseOrder());
    // no title is longer, and a database does not look for patterns of any length
    if (Cut.fits(Look.TITLE_MAX, words)) {
      titled(reads, me, words, lines).forEach(chat -> found.put(chat.id().value(), chat));
    }
    var named = people.searchIds(reads, words, PEOPLE_MAX);
    if (!named.isEmpty()) {
      SearchSql.with(reads, me, named, lines, FOUND_MAX)
          .forEach(chat -> found.put(chat.id().value(), chat));
    }
    return new ArrayList<>(found.values());
  }

  private List<Chat> titled(Reads reads, UserId me, String words, boolean lines) {
    var found = new ArrayList<>(SearchSql.mine(reads, me, words, lines, FOUND_MAX));
    var person = people.find(reads, me);
    if (!lines && person != null && !person.extranet()) {
      found.addAll(SearchSql.open(reads, words, FOUND_MAX));
    }
    return found;
  }
}
