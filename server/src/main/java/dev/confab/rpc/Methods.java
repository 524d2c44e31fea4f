package dev.confab.rpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All methods of this server, found by name in any case. Filled once, by the house.
public final class Methods {
  private final Map<String, Bound<?, ?>> byKey = new HashMap<>();
  private final List<MethodSpec<?, ?>> specs = new ArrayList<>();

  /// A method with its parameters' reader, both made once.
  record Bound<P extends Record, R>(
      RestMethod<P, R> method, MethodSpec<P, R> spec, Binder<P> binder) {}

  /// Adds a room's methods, in the order in which `methods` lists them.
  public Methods add(Collection<? extends RestMethod<?, ?>> methods) {
    methods.forEach(this::add);
    return this;
  }

  private <P extends Record, R> void add(RestMethod<P, R> method) {
    var spec = method.spec();
    var bound = new Bound<>(method, spec, Binder.of(spec));
    if (byKey.put(spec.key(), bound) != null) {
      throw new IllegalArgumentException("two methods are called " + spec.name());
    }
    specs.add(spec);
  }

  /// Every method's declaration, in listing order.
  public List<MethodSpec<?, ?>> specs() {
    return List.copyOf(specs);
  }

  /// The declaration of a method named in any case, or null.
  public @Nullable MethodSpec<?, ?> spec(String name) {
    var bound = find(name);
    return bound == null ? null : bound.spec();
  }

  @Nullable Bound<?, ?> find(String name) {
    return byKey.get(name.toLowerCase(Locale.ROOT));
  }
}
