package dev.confab.access.rest;

import static dev.confab.access.AccessError.ADMIN_ONLY;
import static dev.confab.access.AccessError.APPLICATION_NOT_FOUND;

import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import org.jspecify.annotations.Nullable;

/// The application an administrator decides about: the one that calls, else the one named.
record AppInHand(People people, Apps apps) {

  App of(Call call, @Nullable String clientId) {
    var caller = call.caller();
    var person = people.find(call.reads(), caller.user());
    ADMIN_ONLY.unless(person != null && person.admin());
    var app =
        caller.app() != null
            ? apps.find(call.reads(), caller.app())
            : clientId == null ? null : apps.byClientId(call.reads(), clientId);
    if (app == null || !app.kind().equals(App.LOCAL)) {
      throw APPLICATION_NOT_FOUND.refuse();
    }
    return app;
  }
}
