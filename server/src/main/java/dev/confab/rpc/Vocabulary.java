package dev.confab.rpc;

import dev.confab.basics.Also;
import dev.confab.basics.Id;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.Whole;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The keys a method understands, for whoever wonders why one had no effect: a method passes over
/// what it does not know, as the original does.
public final class Vocabulary {
  /// Most unknown keys told of one call.
  private static final int TOLD_MAX = 20;

  /// Items of a list that are looked at: the rest is mostly alike.
  private static final int ITEMS_MAX = 3;

  private static final int KEY_LENGTH_MAX = 100;

  /// What any call may carry: who it is told of when it changes something.
  private static final List<String> EVERYWHERE = List.of("auth_connector", "sessid");

  private final Map<String, @Nullable Vocabulary> inner = new HashMap<>();
  private final boolean anyCase;
  private boolean open;

  private Vocabulary(boolean anyCase) {
    this.anyCase = anyCase;
  }

  /// The keys of a method's parameters.
  public static Vocabulary of(MethodSpec<?, ?> spec) {
    var known = of(spec.params());
    EVERYWHERE.forEach(key -> known.inner.put(known.folded(key), null));
    return known;
  }

  private static Vocabulary of(Class<?> type) {
    var keys = type.getAnnotation(Keys.class);
    var spelling = keys == null ? Keys.Spelling.CAMEL : keys.value();
    var known = new Vocabulary(spelling == Keys.Spelling.UPPER_SNAKE);
    for (var component : type.getRecordComponents()) {
      known.learn(component, spelling);
    }
    return known;
  }

  private void learn(RecordComponent component, Keys.Spelling spelling) {
    var record = record(component.getGenericType());
    if (component.isAnnotationPresent(Whole.class)) {
      if (record == null) {
        open = true; // it reads the tree as it is
      } else {
        var merged = of(record);
        inner.putAll(merged.inner);
        open |= merged.open;
      }
      return;
    }
    var key = component.getAnnotation(Key.class);
    var also = component.getAnnotation(Also.class);
    var below = record == null ? null : of(record);
    inner.put(folded(key == null ? spelling.of(component.getName()) : key.value()), below);
    if (also != null) {
      inner.put(folded(also.value()), below);
    }
  }

  /// The record behind a component or the items of a list, if it is one.
  private static @Nullable Class<?> record(Type type) {
    var plain =
        type instanceof ParameterizedType list && list.getActualTypeArguments().length == 1
            ? list.getActualTypeArguments()[0]
            : type;
    return plain instanceof Class<?> found && found.isRecord() && !Id.class.isAssignableFrom(found)
        ? found
        : null;
  }

  private String folded(String key) {
    return anyCase ? key.toUpperCase(Locale.ROOT) : key;
  }

  /// The keys of a call that have no meaning, each with those above it: `fields.mesage`.
  public List<String> unknown(JsonNode params) {
    var told = new ArrayList<String>();
    look(params, "", told);
    return told;
  }

  private void look(JsonNode node, String above, List<String> told) {
    if (node.isArray()) {
      for (int i = 0; i < Math.min(node.size(), ITEMS_MAX); i++) {
        look(node.get(i), above, told);
      }
    }
    if (!node.isObject()) {
      return;
    }
    for (var entry : node.properties()) {
      if (told.size() == TOLD_MAX) {
        return;
      }
      var key = folded(entry.getKey());
      var path = above + entry.getKey();
      if (inner.containsKey(key)) {
        var below = inner.get(key);
        if (below != null) {
          below.look(entry.getValue(), path + ".", told);
        }
      } else if (!open && !isIndex(key) && !told.contains(path)) {
        told.add(path.substring(0, Math.min(path.length(), KEY_LENGTH_MAX)));
      }
    }
  }

  /// Forms write lists as maps of numbers.
  private static boolean isIndex(String key) {
    return !key.isEmpty() && key.chars().allMatch(letter -> letter >= '0' && letter <= '9');
  }

  /// The keys that stand beside an unknown one, in their order.
  public List<String> beside(String path) {
    var at = this;
    for (int dot = path.indexOf('.'), from = 0; dot >= 0; ) {
      var below = at.inner.get(at.folded(path.substring(from, dot)));
      if (below == null) {
        return List.of();
      }
      at = below;
      from = dot + 1;
      dot = path.indexOf('.', from);
    }
    return List.copyOf(new TreeSet<>(at.inner.keySet()));
  }
}
