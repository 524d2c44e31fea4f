package dev.confab.access.rest;

import dev.confab.access.AccessGate;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;

/// Tells whether a method exists and whether the caller may use it. The original finds a name only
/// in lower case; here any case finds it, because any case calls it.
/// (api-reference/common/system/method-get.md)
final class MethodGet implements RestMethod<MethodGet.Params, MethodGet.Found> {

  record Params(@Doc("Name of the method.") @Default("") String name) {}

  record Found(
      @Doc("Whether this server has the method.") boolean isExisting,
      @Doc("Whether the caller may use it.") boolean isAvailable) {}

  private final Methods methods;

  MethodGet(Methods methods) {
    this.methods = methods;
  }

  @Override
  public MethodSpec<Params, Found> spec() {
    return MethodSpec.reading("method.get", Params.class, Found.class);
  }

  @Override
  public Found handle(Call call, Params asked) {
    var spec = methods.spec(asked.name());
    return new Found(spec != null, spec != null && AccessGate.allows(call.caller(), spec));
  }
}
