package dev.confab.access.rest;

import dev.confab.access.AccessGate;
import dev.confab.access.ScopeNeed;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists method names: those the caller may use, those of one scope, or all.
/// (api-reference/common/system/methods.md)
final class MethodList implements RestMethod<MethodList.Params, List<String>> {

  record Params(
      @Doc("Whether to list all methods there are.") @Default("0") boolean full,
      @Doc("List the methods of this scope; empty: those that need none.")
          @Nullable String scope) {}

  private final Methods methods;

  MethodList(Methods methods) {
    this.methods = methods;
  }

  @Override
  public MethodSpec<Params, List<String>> spec() {
    return MethodSpec.<Params, List<String>>reading("methods", Params.class, List.class)
        .deprecated("method.get");
  }

  @Override
  public List<String> handle(Call call, Params asked) {
    return methods.specs().stream()
        .filter(spec -> isAskedFor(call, asked, spec))
        .map(MethodSpec::name)
        .toList();
  }

  private static boolean isAskedFor(Call call, Params asked, MethodSpec<?, ?> spec) {
    if (asked.full()) {
      return true;
    }
    if (asked.scope() == null) {
      return AccessGate.allows(call.caller(), spec);
    }
    return asked.scope().isEmpty() ? isBasic(spec) : isOf(asked.scope(), spec);
  }

  private static boolean isBasic(MethodSpec<?, ?> spec) {
    return spec.needs().stream().noneMatch(ScopeNeed.class::isInstance);
  }

  private static boolean isOf(String wire, MethodSpec<?, ?> spec) {
    return spec.needs().stream()
        .anyMatch(need -> need instanceof ScopeNeed scope && scope.isMetBy(Set.of(wire)));
  }
}
