package dev.confab.house;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.access.rest.admin.AccessDesk;
import dev.confab.audit.rest.AuditShow;
import dev.confab.hooks.rest.admin.OutgoingDesk;
import dev.confab.people.rest.admin.PeopleDesk;
import dev.confab.rpc.Methods;
import dev.confab.rpc.Requirement;
import java.util.List;

/// The methods with which administrators run a portal.
final class AdminMethods {
  private static final Requirement[] NEEDS = {Scope.CONFAB, Administrator.REQUIRED};

  private AdminMethods() {}

  static void addTo(Methods methods, Rooms rooms) {
    methods.add(
        PeopleDesk.all(rooms.store(), rooms.people(), rooms.declared(), rooms.audit(), NEEDS));
    methods.add(
        AccessDesk.all(
            rooms.portals(),
            rooms.people(),
            rooms.apps(),
            rooms.webhooks(),
            rooms.declared(),
            rooms.audit()));
    methods.add(
        new OutgoingDesk(rooms.apps(), rooms.hooks(), rooms.declared(), rooms.audit()).methods());
    methods.add(List.of(new AuditShow(rooms.audit(), NEEDS)));
  }
}
