package dev.confab.house.reference;

import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Id;
import dev.confab.basics.Json;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What Java types are on the wire, in a word and as a JSON schema.
final class Schemas {
  private Schemas() {}

  /// One word for a person.
  static String word(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == java.util.List.class) {
      return "list of " + word(list.getActualTypeArguments()[0]);
    }
    if (!(type instanceof Class<?> plain)) {
      return "map";
    }
    if (plain == String.class || plain == StringNode.class || plain == DialogId.class) {
      return "text";
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return "Y or N";
    }
    if (plain == Instant.class) {
      return "time";
    }
    if (plain.isEnum()) {
      return "word";
    }
    return number(plain) || plain == double.class ? "number" : plain.isRecord() ? "map" : "any";
  }

  private static boolean number(Class<?> plain) {
    return Id.class.isAssignableFrom(plain)
        || plain == long.class
        || plain == int.class
        || plain == Long.class
        || plain == Integer.class;
  }

  /// The schema of a type; of one that may hold anything, an empty one.
  static ObjectNode of(@Nullable Type type) {
    return of(type, new HashSet<>());
  }

  /// @param within records around this one: one that holds itself is told of once
  private static ObjectNode of(@Nullable Type type, Set<Class<?>> within) {
    var schema = Json.mapper().createObjectNode();
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      if (Collection.class.isAssignableFrom(raw)) {
        schema.put("type", "array");
        schema.set("items", of(generic.getActualTypeArguments()[0], within));
      } else if (Map.class.isAssignableFrom(raw)) {
        schema.put("type", "object");
      }
      return schema;
    }
    if (!(type instanceof Class<?> plain)) {
      return schema;
    }
    if (plain == boolean.class || plain == Boolean.class) {
      schema.put("type", "boolean");
    } else if (number(plain)) {
      schema.put("type", "integer");
    } else if (plain == double.class || plain == Double.class) {
      schema.put("type", "number");
    } else if (plain == String.class
        || plain == StringNode.class
        || plain.isEnum()
        || plain == DialogId.class) {
      schema.put("type", "string");
    } else if (plain == Instant.class) {
      schema.put("type", "string").put("format", "date-time");
    } else if (Collection.class.isAssignableFrom(plain)) {
      schema.put("type", "array").putObject("items");
    } else if (Map.class.isAssignableFrom(plain)) {
      schema.put("type", "object");
    } else if (plain.isRecord() && within.add(plain)) {
      record(plain, schema, within);
      within.remove(plain);
    }
    return schema;
  }

  private static void record(Class<?> type, ObjectNode schema, Set<Class<?>> within) {
    schema.put("type", "object");
    var properties = schema.putObject("properties");
    for (var component : type.getRecordComponents()) {
      properties.set(key(type, component), told(component, within));
    }
  }

  private static ObjectNode told(RecordComponent component, Set<Class<?>> within) {
    var schema = of(component.getGenericType(), within);
    var doc = component.getAnnotation(Doc.class);
    if (doc != null) {
      schema.put("description", doc.value());
    }
    var absent = component.getAnnotation(Default.class);
    if (absent != null && !absent.value().isEmpty()) {
      schema.put("default", absent.value());
    }
    return schema;
  }

  private static String key(Class<?> type, RecordComponent component) {
    var own = component.getAnnotation(Key.class);
    if (own != null) {
      return own.value();
    }
    var keys = type.getAnnotation(Keys.class);
    return keys == null ? component.getName() : keys.value().of(component.getName());
  }
}
