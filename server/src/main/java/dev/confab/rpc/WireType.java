package dev.confab.rpc;

import dev.confab.basics.DialogId;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.Id;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Reads one Java type from the many spellings the wire has for it; null when none fits.
@FunctionalInterface
interface WireType<T> {
  /// The last year a time may be in.
  int YEAR_MAX = 9999;

  @Nullable T read(JsonNode node);

  /// The reader of a component's type. Types that no parameter has used yet are added here.
  static WireType<?> of(Type type, List<ErrorCode> errors) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      var item = of(list.getActualTypeArguments()[0], errors);
      return node -> list(node, item);
    }
    if (!(type instanceof Class<?> plain)) {
      throw new IllegalArgumentException("no parameter can be a " + type);
    }
    if (Id.class.isAssignableFrom(plain)) {
      return id(plain);
    }
    if (plain.isEnum()) {
      return node -> constant(plain, node);
    }
    if (plain.isRecord()) {
      var binder = Binder.of(plain.asSubclass(Record.class), errors);
      return node -> isMap(node) ? binder.bind(node) : null;
    }
    return simple(plain);
  }

  private static WireType<?> simple(Class<?> plain) {
    if (plain == String.class) {
      return WireType::text;
    }
    if (plain == long.class || plain == Long.class) {
      return WireType::number;
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return WireType::flag;
    }
    if (plain == DialogId.class) {
      return node -> node.isValueNode() ? DialogId.parse(node.asString()) : null;
    }
    if (plain == Instant.class) {
      return WireType::time;
    }
    if (plain == JsonNode.class) {
      return node -> node;
    }
    if (plain == StringNode.class) { // a text that may be a long one
      return node -> node instanceof StringNode text ? text : written(node);
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

  /// Years of four digits: what lies beyond them cannot be counted in milliseconds.
  private static @Nullable Instant time(JsonNode node) {
    try {
      var time = node.isString() ? OffsetDateTime.parse(node.asString().strip()) : null;
      return time == null || time.getYear() < 0 || time.getYear() > YEAR_MAX
          ? null
          : time.toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static WireType<Object> id(Class<?> type) {
    try {
      MethodHandle make =
          MethodHandles.publicLookup()
              .findConstructor(type, MethodType.methodType(void.class, long.class))
              .asType(MethodType.methodType(Object.class, long.class));
      return node -> {
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
  private static @Nullable List<?> list(JsonNode node, WireType<?> item) {
    if (!node.isArray() && !node.isObject()) {
      return null;
    }
    var items = new ArrayList<>();
    for (var child : node.values()) {
      var value = item.read(child);
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
