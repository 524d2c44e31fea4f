package dev.confab.house.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Id;
import dev.confab.basics.Json;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
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
  private final boolean answered;

  /// Records around the one that is drawn: one that holds itself is told of once.
  private final Set<Class<?>> within = new HashSet<>();

  private Schemas(boolean answered) {
    this.answered = answered;
  }

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

  /// The schema of what is asked; of a type that may hold anything, an empty one.
  static ObjectNode of(Type type) {
    return new Schemas(false).of(type, null);
  }

  /// The schema of what is answered, which also says what can be null and what is always there.
  static ObjectNode answered(AnnotatedType type) {
    return new Schemas(true).of(type);
  }

  private ObjectNode of(AnnotatedType type) {
    var schema = of(type.getType(), type);
    if (answered && type.isAnnotationPresent(Nullable.class) && schema.has("type")) {
      var plain = schema.get("type").asString();
      schema.putArray("type").add(plain).add("null");
    }
    return schema;
  }

  /// @param marked the same type with its annotations; null: it has none
  private ObjectNode of(Type type, @Nullable AnnotatedType marked) {
    var schema = Json.mapper().createObjectNode();
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      if (Collection.class.isAssignableFrom(raw)) {
        schema.put("type", "array");
        schema.set(
            "items",
            marked instanceof AnnotatedParameterizedType list
                ? of(list.getAnnotatedActualTypeArguments()[0])
                : of(generic.getActualTypeArguments()[0], null));
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
      record(plain, schema);
      within.remove(plain);
    }
    return schema;
  }

  private void record(Class<?> type, ObjectNode schema) {
    schema.put("type", "object");
    var properties = schema.putObject("properties");
    var required = Json.mapper().createArrayNode();
    for (var component : type.getRecordComponents()) {
      var key = key(type, component);
      properties.set(key, told(component));
      if (!isLeftOut(type, component)) {
        required.add(key);
      }
    }
    if (answered && !required.isEmpty()) {
      schema.set("required", required);
    }
  }

  private ObjectNode told(RecordComponent component) {
    var marked = component.getAnnotatedType();
    var schema =
        isLeftOut(component.getDeclaringRecord(), component)
            ? of(marked.getType(), marked)
            : of(marked);
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

  /// Whether a field is left out of an answer rather than null.
  private static boolean isLeftOut(Class<?> type, RecordComponent component) {
    var own = component.getAccessor().getAnnotation(JsonInclude.class);
    var said = own == null ? type.getAnnotation(JsonInclude.class) : own;
    return said != null
        && said.value() != JsonInclude.Include.ALWAYS
        && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
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
