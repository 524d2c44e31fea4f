package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.APPLICATION_NOT_FOUND;
import static dev.confab.access.AccessError.USER_WRONG;

import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.portals.Declared;
import dev.confab.rpc.Call;
import dev.confab.sql.Reads;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the methods about applications share.
record AppDesk(Apps apps, People people, Declared declared, AuditLog audit) {

  /// The local application; refuses where there is none, and a declared one unless it is meant.
  App of(Reads reads, AppId id, boolean untilRestart) {
    var app = apps.find(reads, id);
    if (app == null || !app.kind().equals(App.LOCAL)) {
      throw APPLICATION_NOT_FOUND.refuse();
    }
    declared.refuseUnless(reads.portal(), id, untilRestart);
    return app;
  }

  AppCard card(Reads reads, App app) {
    return AppCard.of(app, declared.holds(reads.portal(), app.id()));
  }

  /// Those among whom an application is to be used.
  Set<UserId> persons(Reads reads, List<UserId> asked) {
    var found = people.find(reads, asked);
    USER_WRONG.unless(
        found.size() == Set.copyOf(asked).size()
            && found.stream().noneMatch(person -> person.isBot()));
    return new LinkedHashSet<>(asked);
  }

  static Deed deed(String action, App app) {
    return Deed.of(action, "app", app.id(), app.title().isEmpty() ? app.clientId() : app.title());
  }

  void note(Call call, Deed deed) {
    audit.note(call.tx(), call.caller(), call.origin().address(), deed);
  }
}
