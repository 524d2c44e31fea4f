package dev.confab.house.fuzz;

import dev.confab.basics.DialogId;
import dev.confab.basics.Id;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Parameter;
import dev.confab.rpc.Request;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes up malformed calls. Many are half right, since a call that is wrong in everything is
/// refused by the first check and tries no other.
final class Wrong {
  /// Attachments and keyboards, which no record describes.
  private static final List<String> INNER =
      List.of(
          """
          BLOCKS MESSAGE LINK NAME DESC PREVIEW IMAGE FILE SIZE USER AVATAR GRID DISPLAY VALUE WIDTH
          DELIMITER COLOR TOKEN BUTTONS TEXT COMMAND COMMAND_PARAMS ACTION ACTION_VALUE BG_COLOR ID\
          """
              .split("\\s+"));

  private static final int COMMANDS_MAX = 6;

  /// A wait keeps its caller, and these runs have no time.
  private static final String WAIT = "WAIT";

  /// One made-up call.
  record Call(
      String method, ObjectNode params, Request.Credential credential, Request.Format format) {

    /// As a person can make it again.
    @Override
    public String toString() {
      return method + " " + Json.write(params) + " by " + credential;
    }
  }

  private final Random random;
  private final List<MethodSpec<?, ?>> specs;
  private final Hostile hostile;

  Wrong(long seed, List<MethodSpec<?, ?>> specs) {
    this.random = new Random(seed);
    this.specs = specs;
    var declared =
        specs.stream()
            .flatMap(spec -> Parameter.of(spec.params()).stream())
            .map(parameter -> parameter.path().replaceAll(".*[.]", ""));
    var names = Stream.concat(declared, INNER.stream());
    this.hostile = new Hostile(random, names.distinct().sorted().toList());
  }

  Call next() {
    var spec = specs.get(random.nextInt(specs.size()));
    var params = spec.name().equals("batch") ? batch() : params(spec);
    var format = random.nextInt(20) == 0 ? Request.Format.XML : Request.Format.JSON;
    return new Call(name(spec), params, credential(), format);
  }

  private String name(MethodSpec<?, ?> spec) {
    return switch (random.nextInt(30)) {
      case 0 -> hostile.text();
      case 1 -> spec.name().toUpperCase(Locale.ROOT);
      case 2 -> spec.name() + hostile.text();
      default -> spec.name();
    };
  }

  private Request.Credential credential() {
    return switch (random.nextInt(20)) {
      case 0 -> new Request.Nothing();
      case 1 -> new Request.WebhookCode(hostile.text(), hostile.text());
      case 2 -> new Request.AccessToken(hostile.text());
      case 3 -> new Request.SessionCookie(hostile.text());
      case 4, 5, 6 -> new Request.AccessToken(FuzzedHouse.TOKEN);
      case 7, 8 -> new Request.WebhookCode("2", FuzzedHouse.BORISS_CODE);
      default -> new Request.WebhookCode("1", FuzzedHouse.ANNAS_CODE);
    };
  }

  private ObjectNode params(MethodSpec<?, ?> spec) {
    var params = Json.mapper().createObjectNode();
    for (var parameter : Parameter.of(spec.params())) {
      if (random.nextInt(10) < 7) {
        put(params, parameter);
      }
    }
    while (random.nextInt(6) == 0) {
      params.set(hostile.key(), hostile.value());
    }
    if (random.nextInt(4) == 0) {
      params.put("CLIENT_ID", FuzzedHouse.CLIENT_ID);
    }
    params.remove(WAIT);
    if (random.nextInt(3) == 0) {
      params.put(WAIT, random.nextBoolean() ? -1 : 1_000);
    }
    return params;
  }

  /// Inner parameters go into what holds them, if that is a map by now.
  private void put(ObjectNode params, Parameter parameter) {
    var steps = parameter.path().split("[.]");
    var node = params;
    for (int i = 0; i < steps.length - 1; i++) {
      var inner = node.get(steps[i]);
      node = inner instanceof ObjectNode map ? map : node.putObject(steps[i]);
    }
    node.set(
        steps[steps.length - 1],
        random.nextInt(5) < 2 ? hostile.value() : plausible(parameter.type()));
  }

  private JsonNode plausible(Type type) {
    if (type == DialogId.class) {
      var id = random.nextInt(1, 12);
      return StringNode.valueOf(random.nextBoolean() ? "chat" + id : Integer.toString(id));
    }
    if ((type instanceof Class<?> plain && Id.class.isAssignableFrom(plain))
        || type == long.class
        || type == Long.class) {
      return LongNode.valueOf(random.nextInt(1, 12));
    }
    if (type == boolean.class || type == Boolean.class) {
      return StringNode.valueOf(random.nextBoolean() ? "Y" : "N");
    }
    if (type instanceof Class<?> plain && plain.isEnum()) {
      var words = plain.getEnumConstants();
      return StringNode.valueOf(String.valueOf(words[random.nextInt(words.length)]));
    }
    if (type == String.class) {
      return StringNode.valueOf("word " + random.nextInt(100));
    }
    return hostile.value();
  }

  private ObjectNode batch() {
    var params = Json.mapper().createObjectNode();
    var commands = params.putObject("cmd");
    for (int left = random.nextInt(COMMANDS_MAX); left > 0; left--) {
      var spec = specs.get(random.nextInt(specs.size()));
      var query = random.nextInt(8) == 0 ? hostile.text() : PhpForm.write(params(spec));
      commands.put(hostile.key(), name(spec) + "?" + query + reference(commands));
    }
    if (random.nextInt(6) == 0) {
      params.set("cmd", hostile.value());
    }
    params.put("halt", random.nextInt(3) - 1);
    return params;
  }

  private String reference(ObjectNode commands) {
    if (commands.isEmpty() || random.nextBoolean()) {
      return "";
    }
    var names = List.copyOf(commands.propertyNames());
    var name = names.get(random.nextInt(names.size()));
    return "&" + hostile.key() + "=$result[" + name + "][" + hostile.key() + "]";
  }
}
