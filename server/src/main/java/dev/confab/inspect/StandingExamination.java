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
      found.blame("The bot's user is switched off.");
    }
    application(patient, found);
  }

  private static void portal(Portal portal, Findings found) {
    if (portal.state() == Portal.State.CLOSED) {
      found.blame("The portal is closed: the bot hears, but all its calls are refused.");
    }
    if (portal.state() == Portal.State.OVERLOADED) {
      found.blame(
          "REST is switched off on the portal (OVERLOADED): the bot hears, but all its calls are"
              + " refused.");
    }
    if (!AccessGate.hasRest(portal)) {
      found.blame(
          "The portal's plan '"
              + portal.plan()
              + "' has no REST: the bot hears, but all its calls are refused.");
    }
  }

  private static void application(Patient patient, Findings found) {
    var app = patient.app();
    if (app == null || app.kind().equals(App.REMOVED)) {
      found.blame("The bot's application is gone.");
      return;
    }
    found.note(
        "Its application '%s' is %s and has the scopes %s."
            .formatted(
                app.title().isEmpty() ? app.clientId() : app.title(),
                app.installed() ? "installed" : "not installed",
                String.join(", ", app.scopes())));
    if (!app.installed()) {
      found.blame("The installation of its application is not finished: no event is made.");
    }
    if (app.blocked()) {
      found.blame("Its application is blocked: the bot hears, but its answers are refused.");
    }
    if (!app.scopes().contains("imbot")) {
      found.blame("Its application lacks the scope imbot: the bot cannot answer.");
    }
  }
}
