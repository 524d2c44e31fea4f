package dev.confab.hooks.rest;

import dev.confab.basics.Caller;
import dev.confab.hooks.Hooks;
import dev.confab.rpc.Gate;
import dev.confab.sql.Tx;
import tools.jackson.databind.node.ObjectNode;

/// What an application changes with `auth_connector` is not told to its queue of that name: it
/// knows already, and would else answer its own changes for ever.
/// (api-reference/events/offline-events.md, "How to Avoid Cycles")
public record OwnChanges(Hooks hooks) implements Gate {
  private static final String KEY = "auth_connector";

  @Override
  public void began(Tx tx, Caller caller, ObjectNode params) {
    var app = caller.app();
    if (app != null && params.has(KEY)) {
      hooks.changedBy(tx, app, params.get(KEY).asString("").strip());
    }
  }
}
