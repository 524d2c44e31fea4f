package dev.confab.basics;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.databind.ser.std.StdSerializer;

/// The one JSON mapper of the server. Knows our marks: [Keys] and [Key] give the wire keys, ids are
/// numbers, times are ISO with an offset and whole seconds, as the wire has them.
public final class Json {
  /// Deepest nesting a body may have; the gate refuses deeper ones with a clear error.
  public static final int DEPTH_MAX = 64;

  /// Most values, keys and brackets one text may have: each costs many times its length in memory,
  /// so that a body of a permitted length could otherwise fill the heap.
  public static final int TOKENS_MAX = 200_000;

  /// `2026-02-26T00:01:26+03:00`.
  public static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // to look a key up among those met before takes longer than to read it
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxTokenCount(TOKENS_MAX)
                          .build())
                  .build())
          .annotationIntrospector(new Marks())
          .addModule(module())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /// The mapper itself, for trees and writers.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// Parses text; throws [JacksonException] when it is not JSON.
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (NumberFormatException e) {
      throw beyond(e);
    }
  }

  /// Parses bytes; throws [JacksonException] when they are not JSON.
  public static JsonNode parse(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes);
    } catch (NumberFormatException e) {
      throw beyond(e);
    }
  }

  /// The reader says of any other text itself that it is none of its own.
  private static JacksonException beyond(NumberFormatException e) {
    return new StreamReadException(null, "a number is beyond what can be read", e);
  }

  /// Writes any value as JSON text.
  public static String write(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// Turns any value into a tree.
  public static JsonNode tree(@Nullable Object value) {
    return switch (value) {
      // what most calls result in needs no serializer
      case JsonNode node -> node;
      case Id id -> LongNode.valueOf(id.value());
      case Boolean flag -> BooleanNode.valueOf(flag);
      case String text -> StringNode.valueOf(text);
      case OffsetDateTime time -> StringNode.valueOf(TIME.format(time));
      case null, default -> MAPPER.valueToTree(value);
    };
  }

  /// A map as PHP writes one: an empty one is a list.
  public static JsonNode map(Map<String, ?> map) {
    return map.isEmpty() ? MAPPER.createArrayNode() : MAPPER.valueToTree(map);
  }

  private static JacksonModule module() {
    return new SimpleModule("confab")
        .addSerializer(
            Id.class,
            new StdSerializer<Id>(Id.class) {
              @Override
              public void serialize(Id id, JsonGenerator out, SerializationContext context) {
                out.writeNumber(id.value());
              }
            })
        .addSerializer(
            OffsetDateTime.class,
            new StdSerializer<OffsetDateTime>(OffsetDateTime.class) {
              @Override
              public void serialize(
                  OffsetDateTime time, JsonGenerator out, SerializationContext context) {
                out.writeString(TIME.format(time));
              }
            })
        .addSerializer(
            BigDecimal.class,
            new StdSerializer<BigDecimal>(BigDecimal.class) {
              @Override
              public void serialize(
                  BigDecimal number, JsonGenerator out, SerializationContext context) {
                out.writeNumber(number.toPlainString());
              }
            });
  }

  private static final class Marks extends JacksonAnnotationIntrospector {
    @Override
    public @Nullable Object findNamingStrategy(MapperConfig<?> config, AnnotatedClass type) {
      var keys = type.getAnnotation(Keys.class);
      if (keys == null) {
        return super.findNamingStrategy(config, type);
      }
      return new PropertyNamingStrategies.NamingBase() {
        @Override
        public String translate(String component) {
          return keys.value().of(component);
        }
      };
    }

    @Override
    public tools.jackson.databind.@Nullable PropertyName findNameForSerialization(
        MapperConfig<?> config, Annotated member) {
      var key = member.getAnnotation(Key.class);
      return key == null
          ? super.findNameForSerialization(config, member)
          : tools.jackson.databind.PropertyName.construct(key.value());
    }
  }
}
