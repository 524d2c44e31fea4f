package dev.confab.inspect;

import dev.confab.access.AccessGate;
import dev.confab.access.App;
import dev.confab.people.People;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;

/// Whether the bot may hear and speak at all.
final class StandingExamination implements Examination {
  private final Portals portals;
  private final People people;

  StandingExamination(Portals portals, People people) {
    this.portals = portals;
    this.people = people;
  }

  @Override
  public void examine(Patient patient, Findings found) {
    portal(portals.get(patient.reads().portal()), found);
    var person = people.find(patient.reads(), patient.bot().id());
    if (person == null || !person.active()) {
      found.blame(Finding.Kind.USER_OFF);
    }
    application(patient, found);
  }

  private static void portal(Portal portal, Findings found) {
    if (portal.state() == Portal.State.CLOSED) {
      found.blame(Finding.Kind.PORTAL_CLOSED);
    }
    if (portal.state() == Portal.State.OVERLOADED) {
      found.blame(Finding.Kind.PORTAL_OVERLOADED);
    }
    if (!AccessGate.hasRest(portal)) {
      found.blame(Finding.Kind.PLAN_WITHOUT_REST, "plan", portal.plan());
    }
  }

  private static void application(Patient patient, Findings found) {
    var app = patient.app();
    if (app == null || app.kind().equals(App.REMOVED)) {
      found.blame(Finding.Kind.APPLICATION_GONE);
      return;
    }
    found.note(
        app.installed() ? Finding.Kind.APPLICATION : Finding.Kind.APPLICATION_UNFINISHED,
        "title",
        app.title().isEmpty() ? app.clientId() : app.title(),
        "scopes",
        String.join(", ", app.scopes()));
    if (!app.installed()) {
      found.blame(Finding.Kind.INSTALLATION_UNFINISHED);
    }
    if (app.blocked()) {
      found.blame(Finding.Kind.APPLICATION_BLOCKED);
    }
    if (!app.scopes().contains("imbot")) {
      found.blame(Finding.Kind.SCOPE_MISSING);
    }
  }
}
