package dev.confab.house.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.house.House;
import dev.confab.house.HouseSettings;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import dev.confab.web.DoorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Holds `docs/api` against what is generated from the methods. With `-Dconfab.write=true` it
/// writes the pages instead; `-Dconfab.examples=FILE` beside the acceptance tests makes new
/// examples. See CONTRIBUTING.md.
class ReferenceTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String ALWAYS_REFUSES = "configuration.import.register";
  private static final Path PAGES = ROOT.resolve("docs/api");
  private static List<RestMethod<?, ?>> methods = List.of();

  @BeforeAll
  static void readMethods(@TempDir Path folder) {
    var settings =
        new HouseSettings(
            "jdbc:sqlite:" + folder.resolve("reference.db"),
            new byte[32],
            new DoorSettings("127.0.0.1", 0, null, DoorSettings.BODY_MAX),
            List.of(),
            true,
            Duration.ZERO,
            InstantSource.system());
    try (var house = House.build(settings)) {
      methods = house.everyMethod();
    }
  }

  @Test
  void the_pages_are_what_the_methods_say() throws IOException {
    var wanted = generated();
    if (Boolean.getBoolean("confab.write")) {
      write(wanted);
    }
    var found = new TreeMap<String, String>();
    try (var files = Files.list(PAGES)) {
      for (var file : files.filter(f -> !f.endsWith("examples.json")).toList()) {
        found.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    assertThat(found.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach((name, text) -> assertThat(found.get(name)).as(name).isEqualTo(text));
  }

  @Test
  void every_method_says_what_it_does() throws IOException {
    var sentences = Sentences.of(Path.of("src/main/java"));
    for (var method : methods) {
      var spec = method.spec();
      assertThat(sentences.of(method.getClass()).text()).as(spec.name()).isNotBlank();
    }
  }

  /// What is shown was recorded from a call that was answered with a result; here it is held
  /// against the method as it is now, so that it can be made again.
  @Test
  void every_method_has_an_example_that_it_understands() throws IOException {
    var examples = examples();
    for (var method : methods) {
      var spec = method.spec();
      var example = examples.get(spec.name().toLowerCase(Locale.ROOT));
      if (!ALWAYS_REFUSES.equals(spec.name())) {
        assertThat(example).as("an example of " + spec.name()).isNotNull();
        assertThat(example.at("/answer/result").isMissingNode()).as(spec.name()).isFalse();
        new ExampleCheck(spec).check(example);
      }
    }
  }

  private static Map<String, String> generated() throws IOException {
    var sentences = Sentences.of(Path.of("src/main/java"));
    var examples = examples();
    var pages = new Pages(examples);
    var program = new OpenApi();
    for (var method : methods) {
      var said = sentences.of(method.getClass());
      pages.add(method.spec(), said);
      program.add(method, said.text(), examples);
    }
    var all = pages.all(List.of(SystemError.values()));
    all.put("openapi.json", program.text());
    return all;
  }

  private static void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(PAGES);
    try (var files = Files.list(PAGES)) {
      for (var old : files.filter(f -> !f.endsWith("examples.json")).toList()) {
        Files.delete(old);
      }
    }
    for (var page : pages.entrySet()) {
      Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
    }
  }

  private static JsonNode examples() throws IOException {
    return Json.parse(Files.readString(PAGES.resolve("examples.json")));
  }
}
