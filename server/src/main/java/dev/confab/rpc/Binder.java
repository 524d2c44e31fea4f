package dev.confab.rpc;

import dev.confab.basics.Also;
import dev.confab.basics.Default;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.Exact;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.Refusal;
import dev.confab.basics.Whole;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Reads a record of parameters from the merged tree. Made once per method.
///
/// Wire spellings are its business: `"Y"` and `1` for true, numbers in strings, lists as maps with
/// numeric keys, keys of the first generation in any case. What is absent or unreadable reads as
/// the [Default]; else it refuses with the error its [OrElse] names; else it reads as null where
/// the record says so; else it refuses with `ERROR_ARGUMENT`. Methods of ours owe nobody the
/// leniency of the original: what is there and cannot be read is refused, whatever its default, so
/// that a misspelt condition never does more than was asked for.
final class Binder<P extends Record> {
  private static final String OURS = "confab.";

  private record Field(
      String key,
      @Nullable String also,
      boolean anyCase,
      boolean optional,
      boolean whole,
      boolean strict,
      WireType<?> type,
      @Nullable JsonNode absent,
      @Nullable ErrorCode orElse) {}

  private final List<Field> fields;
  private final MethodHandle constructor;

  private Binder(List<Field> fields, MethodHandle constructor) {
    this.fields = fields;
    this.constructor = constructor;
  }

  static <P extends Record, R> Binder<P> of(MethodSpec<P, R> spec) {
    return of(spec.params(), spec.refusesWith(), spec.name().startsWith(OURS));
  }

  static <P extends Record> Binder<P> of(Class<P> type, List<ErrorCode> errors) {
    return of(type, errors, false);
  }

  private static <P extends Record> Binder<P> of(
      Class<P> type, List<ErrorCode> errors, boolean strict) {
    var keys = type.getAnnotation(Keys.class);
    var spelling = keys == null ? Keys.Spelling.CAMEL : keys.value();
    var components = type.getRecordComponents();
    var fields = Arrays.stream(components).map(c -> field(c, spelling, errors, strict)).toList();
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var declared = type.getDeclaredConstructor(types);
      declared.setAccessible(true); // parameter records are package-private, beside their method
      var handle = MethodHandles.lookup().unreflectConstructor(declared);
      return new Binder<>(
          fields,
          handle
              .asSpreader(Object[].class, types.length)
              .asType(java.lang.invoke.MethodType.methodType(Object.class, Object[].class)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field field(
      RecordComponent component, Keys.Spelling spelling, List<ErrorCode> errors, boolean strict) {
    var key = component.getAnnotation(Key.class);
    var also = component.getAnnotation(Also.class);
    var absent = component.getAnnotation(Default.class);
    var orElse = component.getAnnotation(OrElse.class);
    var read = WireType.of(component.getGenericType(), errors);
    return new Field(
        key == null ? spelling.of(component.getName()) : key.value(),
        also == null ? null : also.value(),
        spelling == Keys.Spelling.UPPER_SNAKE,
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        component.isAnnotationPresent(Whole.class),
        strict || component.isAnnotationPresent(Exact.class),
        absent != null && component.getType() == boolean.class ? filledIn(read) : read,
        absent == null ? null : StringNode.valueOf(absent.value()),
        orElse == null ? null : named(orElse.value(), errors));
  }

  /// A yes or no that was left empty in a form is absent where absence means something.
  private static WireType<?> filledIn(WireType<?> flag) {
    return (node, zone) -> isBlank(node) ? null : flag.read(node, zone);
  }

  private static ErrorCode named(String name, List<ErrorCode> errors) {
    return Stream.concat(errors.stream(), Stream.of(SystemError.ERROR_ARGUMENT))
        .filter(error -> error.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no declared error is named " + name));
  }

  /// Reads the record; throws the refusal of the first component that cannot be read.
  ///
  /// @param zone the portal's, for what is said in local time
  @SuppressWarnings("unchecked")
  P bind(JsonNode params, ZoneId zone) {
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(fields.get(i), params, zone);
    }
    try {
      return (P) (Object) constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object read(Field field, JsonNode params, ZoneId zone) {
    var node = field.whole() ? params : find(params, field);
    if (node == null || node.isNull()) {
      node = field.absent();
    }
    var value = node == null ? null : field.type().read(node, zone);
    var misspelt = field.strict() && value == null && !isBlank(node);
    if (value == null && field.absent() != null && !misspelt) {
      value = field.type().read(field.absent(), zone);
    }
    var refuses = value == null && !(field.optional() && node == null);
    if (refuses && field.orElse() != null) {
      throw refusal(field, field.orElse());
    }
    var partly = value instanceof List<?> items && node != null && items.size() < node.size();
    if (misspelt || (field.strict() && partly)) {
      throw SystemError.ERROR_ARGUMENT.refuse(field.key());
    }
    if (value == null && !field.optional()) {
      throw SystemError.ERROR_ARGUMENT.refuse(field.key());
    }
    return value;
  }

  /// `ERROR_ARGUMENT` names the parameter; errors of a method have words of their own.
  private static Refusal refusal(Field field, ErrorCode error) {
    return error == SystemError.ERROR_ARGUMENT ? error.refuse(field.key()) : error.refuse();
  }

  /// A field that was left empty in a form is absent.
  private static boolean isBlank(@Nullable JsonNode node) {
    return node == null || (node.isString() && node.asString().isBlank());
  }

  private static @Nullable JsonNode find(JsonNode params, Field field) {
    var found = find(params, field.key(), field.anyCase());
    return found == null && field.also() != null
        ? find(params, field.also(), field.anyCase())
        : found;
  }

  private static @Nullable JsonNode find(JsonNode params, String key, boolean anyCase) {
    var exact = params.get(key);
    if (exact != null || !anyCase) {
      return exact;
    }
    for (var entry : params.properties()) {
      if (entry.getKey().equalsIgnoreCase(key)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
