package dev.confab.rpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All methods of this server, found by name in any case. Filled once, by the house.
public final class Methods {
  private final Map<String, Bound<?, ?>> byKey = new HashMap<>();

  /// By the name as it is declared, which most callers write.
  private final Map<String, Bound<?, ?>> byName = new HashMap<>();

  private final List<MethodSpec<?, ?>> specs = new ArrayList<>();

  /// A method with its parameters' reader. The reader is made when it is first asked for: to make
  /// all of them takes longer than opening the store does.
  static final class Bound<P extends Record, R> {
    private final RestMethod<P, R> method;
    private final MethodSpec<P, R> spec;
    private volatile @Nullable Binder<P> binder;

    Bound(RestMethod<P, R> method, MethodSpec<P, R> spec) {
      this.method = method;
      this.spec = spec;
    }

    RestMethod<P, R> method() {
      return method;
    }

    MethodSpec<P, R> spec() {
      return spec;
    }

    Binder<P> binder() {
      var made = binder;
      if (made == null) {
        made = Binder.of(spec); // two threads may make equal ones
        binder = made;
      }
      return made;
    }
  }

  /// Adds a room's methods, in the order in which `methods` lists them.
  public Methods add(Collection<? extends RestMethod<?, ?>> methods) {
    methods.forEach(this::add);
    return this;
  }

  private <P extends Record, R> void add(RestMethod<P, R> method) {
    var spec = method.spec();
    var bound = new Bound<>(method, spec);
    if (byKey.put(spec.key(), bound) != null) {
      throw new IllegalArgumentException("two methods are called " + spec.name());
    }
    byName.put(spec.name(), bound);
    specs.add(spec);
  }

  /// Does now what the first call of each method would wait for; throws when a method declares its
  /// parameters wrongly.
  public void prepare() {
    byKey.values().forEach(Bound::binder);
  }

  /// Every method's declaration, in listing order.
  public List<MethodSpec<?, ?>> specs() {
    return List.copyOf(specs);
  }

  /// Every method, by its name.
  public List<RestMethod<?, ?>> all() {
    return specs.stream()
        .sorted(Comparator.comparing(MethodSpec::name))
        .<RestMethod<?, ?>>map(spec -> Objects.requireNonNull(byKey.get(spec.key())).method())
        .toList();
  }

  /// The declaration of a method named in any case, or null.
  public @Nullable MethodSpec<?, ?> spec(String name) {
    var bound = find(name);
    return bound == null ? null : bound.spec();
  }

  @Nullable Bound<?, ?> find(String name) {
    var declared = byName.get(name);
    return declared == null ? byKey.get(name.toLowerCase(Locale.ROOT)) : declared;
  }
}
