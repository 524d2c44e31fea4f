package dev.confab.inspect.rest;

import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.rpc.Call;

/// Notes what was done to events.
record EventDeeds(AuditLog audit) {

  /// Something was done to an event, or to a bot's events.
  void note(Call call, String action, String kind, Object subject) {
    note(call, Deed.of(action, kind, subject, ""));
  }

  void note(Call call, Deed deed) {
    audit.note(call.tx(), call.caller(), call.origin().address(), deed);
  }
}
