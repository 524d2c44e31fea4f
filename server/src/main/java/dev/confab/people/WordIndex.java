package dev.confab.people;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.StoreFailure;
import dev.confab.sql.Tx;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which users the words of a phrase find: by their names, their position, and the names of their
/// departments.
final class WordIndex {
  private static final int INDEXED_AT_ONCE = 500;
  private static final Logger LOG = LoggerFactory.getLogger(WordIndex.class);

  private final Departments departments;

  WordIndex(Departments departments) {
    this.departments = departments;
  }

  /// Some users a phrase finds; nobody where it has no words.
  List<UserId> find(Reads reads, String phrase, int limit) {
    var wanted = Words.wanted(phrase);
    return wanted.isEmpty() ? List.of() : WordsSql.find(reads, wanted, limit);
  }

  /// Lets a user be found as he is now.
  void put(Tx tx, Person person) {
    var texts = new ArrayList<>(departments.names(tx, person.departments()));
    texts.addFirst(person.fullName() + " " + person.workPosition());
    WordsSql.write(tx, person.id(), Words.of(texts));
  }

  /// Makes the users of an older store findable; quick when all are.
  void putOld(Store store, PortalId portal) {
    try {
      boolean more = !PeopleSql.notIndexed(store.reads(portal), 1).isEmpty();
      while (more) {
        more = store.write(portal, this::putSome);
      }
    } catch (StoreFailure e) {
      // the next start goes on with it; until then a search finds those who are done
      LOG.warn("Not all users of portal {} are found by their words: {}", portal, e.getMessage());
    }
  }

  private boolean putSome(Tx tx) {
    var persons = PeopleSql.notIndexed(tx, INDEXED_AT_ONCE);
    for (var person : persons) {
      put(tx, person);
      PeopleSql.indexed(tx, person.id());
    }
    return persons.size() == INDEXED_AT_ONCE;
  }
}
