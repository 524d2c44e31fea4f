package dev.confab.house.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds `docs/delivery.md` to its own custom: each paragraph, item and row of a table names the
/// tests that hold what it promises, in a comment. What they test no test can know; a name that
/// leads nowhere is found here.
class DeliveryPageTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final List<String> TESTS = List.of("server/src/test", "acceptance/src/test");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern COMMENT = Pattern.compile("<!--(.*?)-->", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("([A-Z]\\w*)#(\\w+)");

  /// Stands where nothing is promised that could be tested.
  private static final String NO_PROMISE = "no promise";

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/delivery.md"));
  }

  /// Paragraphs, items and rows. A comment on a line of its own right under a table belongs to each
  /// of its rows.
  private static List<String> promises(String page) {
    var promises = new ArrayList<String>();
    for (var block : CODE.matcher(page).replaceAll("").split("\n\\s*\n")) {
      var text = block.strip();
      if (text.startsWith("|")) {
        promises.addAll(rows(text));
      } else if (text.startsWith("- ")) {
        promises.addAll(List.of(text.split("\n(?=- )")));
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        promises.add(text);
      }
    }
    return promises;
  }

  private static List<String> rows(String table) {
    var under =
        table.lines().filter(line -> !line.startsWith("|")).collect(Collectors.joining(" "));
    return table
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(row -> row + under)
        .toList();
  }

  @Test
  void every_promise_names_a_test() throws IOException {
    assertThat(promises(page()))
        .hasSizeGreaterThan(100)
        .allSatisfy(promise -> assertThat(named(promise)).as(promise).isNotEmpty());
  }

  private static List<String> named(String promise) {
    return COMMENT
        .matcher(promise)
        .results()
        .map(comment -> comment.group(1).strip())
        .filter(said -> said.equals(NO_PROMISE) || NAME.matcher(said).find())
        .toList();
  }

  @Test
  void every_test_that_is_named_is_there() throws IOException {
    var sources = sources();
    var names =
        COMMENT
            .matcher(page())
            .results()
            .map(comment -> comment.group(1).strip())
            .filter(said -> !said.equals(NO_PROMISE))
            .flatMap(said -> Arrays.stream(said.split("\\s*,\\s*")))
            .toList();
    assertThat(names)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            name -> {
              var parts = NAME.matcher(name);
              assertThat(parts.matches()).as("Class#method: " + name).isTrue();
              assertThat(sources.getOrDefault(parts.group(1), ""))
                  .as(name)
                  .contains("void " + parts.group(2) + "(");
            });
  }

  /// The tests by the names of their classes; of those that two rooms have, all together.
  private static Map<String, String> sources() throws IOException {
    var files = new ArrayList<Path>();
    for (var folder : TESTS) {
      try (var walk = Files.walk(ROOT.resolve(folder))) {
        files.addAll(walk.filter(file -> file.toString().endsWith("Test.java")).toList());
      }
    }
    return files.stream()
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                DeliveryPageTest::text,
                (one, other) -> one + other));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void what_names_no_test_is_found() {
    var page =
        "# T\n\nA. <!-- ATest#a -->\n\n- B.\n- C.\n  D. <!-- CTest -->\n\n| x |\n|---|\n| 1 |\n| 2 <!-- no promise --> |\n";
    assertThat(promises(page))
        .filteredOn(promise -> named(promise).isEmpty())
        .containsExactly("- B.", "- C.\n  D. <!-- CTest -->", "| 1 |");
    assertThat(promises("| x |\n|---|\n| 1 |\n<!-- ATest#a -->\n"))
        .allSatisfy(row -> assertThat(named(row)).hasSize(1));
  }
}
