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
import dev.confab.calls.KeptHeaders;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;
import java.util.List;
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
      @Doc(
              "The headers it came with, the first 4 KiB of them; none for a command of a batch,"
                  + " and for a call in a handler's answer.")
          List<HeaderCard> headers,
      @Doc("Its parameters, the first 8 KiB of them; `…` stands where something was left out.")
          JsonNode params,
      @Doc("Its answer without `time`, the first 8 KiB of it.") JsonNode answer) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record HeaderCard(
      @Doc("Its name.") String name, @Doc("Its value, up to 500 characters of it.") String value) {}

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
        KeptHeaders.read(found.call().headers()).stream()
            .map(header -> new HeaderCard(header.name(), header.value()))
            .toList(),
        Json.parse(found.call().params()),
        Json.parse(found.call().answer()));
  }
}
