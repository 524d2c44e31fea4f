package dev.confab.inspect;

import dev.confab.people.People;

/// Whether the bot may hear and speak at all.
final class StandingExamination implements Examination {
  private final People people;

  StandingExamination(People people) {
    this.people = people;
  }

  @Override
  public void examine(Patient patient, Findings found) {
    var person = people.find(patient.reads(), patient.bot().id());
    if (person == null || !person.active()) {
      found.blame("The bot's user is switched off.");
    }
    application(patient, found);
  }

  private static void application(Patient patient, Findings found) {
    var app = patient.app();
    if (app == null) {
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
