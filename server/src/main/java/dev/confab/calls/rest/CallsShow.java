package dev.confab.calls.rest;

import dev.confab.access.Scope;
import dev.confab.basics.CallId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.calls.CallDesk;
import dev.confab.calls.CallError;
import dev.confab.calls.Hints;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;

/// Shows one call with what it came with and what it was answered, secrets masked.
final class CallsShow implements RestMethod<CallsShow.Params, CallsShow.Shown> {
  private final CallDesk desk;
  private final Methods methods;

  CallsShow(CallDesk desk, Methods methods) {
    this.desk = desk;
    this.methods = methods;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The call.") @OrElse("CALL_NOT_FOUND") CallId id) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The call.") CallCard call,
      @Doc("Its parameters, the first 8 KiB of them; `…` stands where something was left out.")
          JsonNode params,
      @Doc("Its answer without `time`, the first 8 KiB of it.") JsonNode answer) {}

  @Override
  public MethodSpec<Params, Shown> spec() {
    return MethodSpec.<Params, Shown>reading("confab.calls.show", Params.class, Shown.class)
        .needs(Scope.CONFAB)
        .refusesWith(CallError.CALL_NOT_FOUND, CallError.NOT_ALLOWED);
  }

  @Override
  public Shown handle(Call call, Params asked) {
    var found = desk.find(call.reads(), call.caller(), asked.id());
    var hints = new Hints(methods).of(found.call());
    return new Shown(
        CallCard.of(found, hints),
        Json.parse(found.call().params()),
        Json.parse(found.call().answer()));
  }
}
