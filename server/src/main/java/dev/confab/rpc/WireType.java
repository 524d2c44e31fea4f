package dev.confab.rpc;

import dev.confab.basics.DialogId;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.Id;
import dev.confab.basics.Moment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Reads one Java type from the many spellings the wire has for it; null when none fits.
@FunctionalInterface
interface WireType<T> {
  /// @param zone the portal's, for what is said in local time
  @Nullable T read(JsonNode node, ZoneId zone);

  /// The reader of a component's type. Types that no parameter has used yet are added here.
  static WireType<?> of(Type type, List<ErrorCode> errors) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      var item = of(list.getActualTypeArguments()[0], errors);
      return (node, zone) -> list(node, item, zone);
    }
    if (!(type instanceof Class<?> plain)) {
      throw new IllegalArgumentException("no parameter can be a " + type);
    }
    if (Id.class.isAssignableFrom(plain)) {
      return id(plain);
    }
    if (plain.isEnum()) {
      return (node, _) -> constant(plain, node);
    }
    if (plain.isRecord()) {
      var binder = Binder.of(plain.asSubclass(Record.class), errors);
      return (node, zone) -> isMap(node) ? binder.bind(node, zone) : null;
    }
    return simple(plain);
  }

  private static WireType<?> simple(Class<?> plain) {
    if (plain == String.class) {
      return (node, _) -> text(node);
    }
    if (plain == long.class || plain == Long.class) {
      return (node, _) -> number(node);
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return (node, _) -> flag(node);
    }
    if (plain == DialogId.class) {
      return (node, _) -> node.isValueNode() ? DialogId.parse(node.asString()) : null;
    }
    if (plain == Instant.class) {
      return (node, zone) -> node.isString() ? Moment.read(node.asString(), zone) : null;
    }
    if (plain == JsonNode.class) {
      return (node, _) -> node;
    }
    if (plain == StringNode.class) { // a text that may be a long one
      return (node, _) -> node instanceof StringNode text ? text : written(node);
    }
    throw new IllegalArgumentException("no parameter can be a " + plain);
  }

  /// Without NUL characters: no text of a person has them, and PostgreSQL stores none.
  private static @Nullable String text(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? node.asString().replace("\0", "") : null;
  }

  private static @Nullable StringNode written(JsonNode node) {
    var text = text(node);
    return text == null ? null : StringNode.valueOf(text);
  }

  private static @Nullable Long number(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.canConvertToLong() ? node.asLong() : null;
    }
    if (!node.isString()) {
      return null;
    }
    try {
      return Long.valueOf(node.asString().strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Boolean flag(JsonNode node) {
    return switch (node.isValueNode() ? node.asString().toUpperCase(Locale.ROOT) : "unreadable") {
      case "Y", "1", "TRUE" -> true;
      case "N", "0", "FALSE", "" -> false;
      default -> null;
    };
  }

  private static WireType<Object> id(Class<?> type) {
    try {
      MethodHandle make =
          MethodHandles.publicLookup()
              .findConstructor(type, MethodType.methodType(void.class, long.class))
              .asType(MethodType.methodType(Object.class, long.class));
      return (node, _) -> {
        var value = number(node);
        return value == null || value <= 0 ? null : make(make, value);
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object make(MethodHandle constructor, long value) {
    try {
      return (Object) constructor.invokeExact(value);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object constant(Class<?> type, JsonNode node) {
    var wanted = node.isValueNode() ? node.asString() : "";
    for (var constant : type.getEnumConstants()) {
      if (constant.toString().equalsIgnoreCase(wanted)) {
        return constant;
      }
    }
    return null;
  }

  /// A list, or a map whose values are taken in order: `USERS[0]=1&USERS[5]=2`. An item that cannot
  /// be read is passed over, as the original passes over what it cannot use.
  private static @Nullable List<?> list(JsonNode node, WireType<?> item, ZoneId zone) {
    if (!node.isArray() && !node.isObject()) {
      return null;
    }
    var items = new ArrayList<>();
    for (var child : node.values()) {
      var value = item.read(child, zone);
      if (value != null) {
        items.add(value);
      }
    }
    return items;
  }

  /// PHP clients send an empty map as `[]`.
  private static boolean isMap(JsonNode node) {
    return node.isObject() || (node.isArray() && node.isEmpty());
  }
}
