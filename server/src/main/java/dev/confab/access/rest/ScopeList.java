package dev.confab.access.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// Lists the caller's scopes, or all there are. (api-reference/common/system/scope.md)
final class ScopeList implements RestMethod<ScopeList.Params, List<String>> {

  record Params(@Doc("Whether to list all scopes there are.") @Default("0") boolean full) {}

  @Override
  public MethodSpec<Params, List<String>> spec() {
    return MethodSpec.reading("scope", Params.class, List.class);
  }

  @Override
  public List<String> handle(Call call, Params asked) {
    return asked.full() ? Scope.wires() : List.copyOf(call.caller().scopes());
  }
}
