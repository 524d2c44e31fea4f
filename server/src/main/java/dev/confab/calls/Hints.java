package dev.confab.calls;

import dev.confab.basics.Suggestion;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Methods;
import dev.confab.rpc.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds hints for calls of one page; what it found for one name it does not look for again.
public final class Hints {
  private final Methods methods;
  private final Map<String, List<Hint>> ofNames = new HashMap<>();

  /// A finder over these methods.
  public Hints(Methods methods) {
    this.methods = methods;
  }

  /// The hints for a call.
  public List<Hint> of(LoggedCall call) {
    var hints = new ArrayList<>(ofNames.computeIfAbsent(call.method(), this::ofName));
    var spec = methods.spec(call.method());
    if (spec != null && !call.unknown().isEmpty()) {
      var vocabulary = Vocabulary.of(spec);
      call.unknown().forEach(key -> hints.add(unknown(vocabulary, key)));
    }
    return List.copyOf(hints);
  }

  private List<Hint> ofName(String name) {
    var spec = methods.spec(name);
    if (spec == null) {
      var names = methods.specs().stream().map(MethodSpec::name).toList();
      return List.of(
          new Hint(Hint.Kind.UNKNOWN_METHOD, name, one(Suggestion.nearest(name, names))));
    }
    return spec.replacedBy() == null
        ? List.of()
        : List.of(new Hint(Hint.Kind.DEPRECATED_METHOD, spec.name(), spec.replacedBy()));
  }

  private static Hint unknown(Vocabulary vocabulary, String path) {
    var key = path.substring(path.lastIndexOf('.') + 1);
    var near = Suggestion.nearest(key, vocabulary.beside(path));
    return new Hint(Hint.Kind.UNKNOWN_PARAMETER, path, one(near));
  }

  private static List<String> one(@Nullable String near) {
    return near == null ? List.of() : List.of(near);
  }
}
