package dev.confab.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What holds for references of every kind; what single ones give is told by [BatchTest].
class ReferencesTest {
  private static final long SEED = 20261123;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// A key of the longest kind that can be named, keys of several alphabets, and an index.
  private static final List<String> KEYS =
      List.of(
          "a", "ID", "0", "12", "with space", "ключ", "\ud83e\udd16", "$result", "k".repeat(200));

  private static final List<String> PIECES =
      List.of(
          "$result",
          "$",
          "[",
          "]",
          "[]",
          "[a]",
          "[0]",
          "[ID]",
          "$result[a]",
          "$result[a",
          "\\",
          "x",
          "$1",
          "$result[nobody][x]",
          "[" + "k".repeat(201) + "]",
          "\0",
          "\ud83e");

  @Test
  void every_value_of_a_result_is_reached_by_its_path_and_arrives_unchanged() {
    var random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      var result = tree(random, 4);
      var paths = new LinkedHashMap<String, JsonNode>();
      collect("$result[c]", result, paths);
      var params = Json.mapper().createObjectNode();
      paths.keySet().forEach(path -> params.put(path, path));
      var filled = References.fill(params, Map.of("c", done(result)));
      paths.forEach((path, value) -> assertThat(filled.get(path)).as(path).isEqualTo(value));
    }
  }

  @Test
  void a_text_around_a_reference_stays_as_it_is() {
    var random = new Random(SEED);
    Map<String, Outcome.OfCommand> done =
        Map.of("a", done(StringNode.valueOf("$result[a] \\1 $1")));
    for (int round = 0; round < 2_000; round++) {
      var before = text(random).replace("$result", "_");
      var after = text(random).replace("$result", "_");
      // what follows must not go on with the reference's path
      var filled = fill(before + "$result[a]." + after, done);
      assertThat(filled).isEqualTo(before + "$result[a] \\1 $1." + after);
    }
  }

  @Test
  void whatever_is_written_is_filled_or_refused_and_nothing_else() {
    var random = new Random(SEED);
    for (int round = 0; round < 20_000; round++) {
      var result = tree(random, 2);
      var text = text(random);
      assertThat(fill(text, Map.of("a", done(result), "no", new Outcome.Refused("E", "", 400))))
          .as("seed %d, round %d: %s", SEED, round, text)
          .isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$result",
        "$result[",
        "$result[a",
        "$result[a]",
        "[",
        "]",
        "[a]",
        "$",
        "$result[a][b]",
        "$result[a]$",
        "$result[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void hostile_texts_take_no_long_time(String piece) {
    var text = piece.repeat(1_000_000 / piece.length());
    Map<String, Outcome.OfCommand> done = Map.of("a", done(Json.parse("{\"b\": \"some words\"}")));
    assertTimeoutPreemptively(PATIENCE, () -> fillOrRefuse(text, done));
    assertTimeoutPreemptively(PATIENCE, () -> fillOrRefuse("$result" + text, done));
    assertTimeoutPreemptively(PATIENCE, () -> fillOrRefuse("$result[" + text, done));
  }

  @Test
  void a_chain_of_commands_cannot_grow_without_end() {
    var done = new LinkedHashMap<String, Outcome.OfCommand>();
    done.put("c0", done(StringNode.valueOf("x".repeat(1_000))));
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 1; i < Batch.COMMANDS_MAX; i++) {
            var grown = fillOrRefuse(("$result[c" + (i - 1) + "]-").repeat(100), done);
            if (grown.isEmpty()) {
              return;
            }
            assertThat(grown.length()).isLessThan(2 * References.TAKEN_MAX);
            done.put("c" + i, done(StringNode.valueOf(grown)));
          }
          throw new AssertionError("nothing was refused");
        });
  }

  private static String fill(String text, Map<String, Outcome.OfCommand> done) {
    return References.fill(StringNode.valueOf(text), done).asString("");
  }

  private static String fillOrRefuse(String text, Map<String, Outcome.OfCommand> done) {
    try {
      return fill(text, done);
    } catch (Refusal refused) {
      assertThat(refused.error()).isEqualTo(SystemError.ERROR_BODY_FORMAT);
      return "";
    }
  }

  private static Outcome.OfCommand done(JsonNode result) {
    return new Outcome.Done(result, null, null, Json.mapper().createObjectNode());
  }

  private static String text(Random random) {
    return IntStream.range(0, random.nextInt(20))
        .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> paths) {
    paths.put(path, node);
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "[" + i + "]", node.get(i), paths);
      }
    }
    node.properties().forEach(e -> collect(path + "[" + e.getKey() + "]", e.getValue(), paths));
  }

  private static JsonNode tree(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 5 : 3)) {
      case 0 -> Json.tree(random.nextLong());
      case 1 -> StringNode.valueOf(text(random));
      case 2 -> Json.tree(random.nextBoolean());
      case 3 -> {
        var items = new ArrayList<JsonNode>();
        IntStream.range(0, random.nextInt(4)).forEach(i -> items.add(tree(random, depth - 1)));
        yield Json.mapper().createArrayNode().addAll(items);
      }
      default -> map(random, depth);
    };
  }

  private static ObjectNode map(Random random, int depth) {
    var map = Json.mapper().createObjectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      map.set(KEYS.get(random.nextInt(KEYS.size())), tree(random, depth - 1));
    }
    return map;
  }
}
