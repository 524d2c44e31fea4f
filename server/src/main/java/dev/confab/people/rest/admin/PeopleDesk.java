package dev.confab.people.rest.admin;

import dev.confab.audit.AuditLog;
import dev.confab.people.People;
import dev.confab.portals.Declared;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Store;
import java.util.List;

/// The methods with which administrators manage people.
public final class PeopleDesk {
  private PeopleDesk() {}

  /// All of them.
  ///
  /// @param needs who may call; defined above this room
  public static List<RestMethod<?, ?>> all(
      Store store, People people, Declared declared, AuditLog audit, Requirement... needs) {
    return List.of(
        new PersonList(people, declared, needs),
        new PersonAdd(store, people, audit, needs),
        new PersonUpdate(people, declared, audit, needs),
        new PersonPassword(store, people, declared, audit, needs));
  }
}
