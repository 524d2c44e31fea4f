package dev.confab.house.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds `docs/delivery.md` to its own custom: what it promises names the tests that hold it. What
/// they test no test can know; a name that leads nowhere is found here.
class DeliveryPageTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern NAMED = Pattern.compile("<!--([^>]*)-->");
  private static final List<String> TESTS = List.of("server/src/test", "acceptance/src/test");

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/delivery.md"));
  }

  @Test
  void every_test_that_is_named_is_there() throws IOException {
    var named =
        NAMED
            .matcher(page())
            .results()
            .map(comment -> comment.group(1))
            .flatMap(names -> Arrays.stream(names.split(",")))
            .map(String::strip)
            .collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(20);
    var known = List.<String>of();
    for (var folder : TESTS) {
      try (var files = Files.walk(ROOT.resolve(folder))) {
        known = Stream.concat(known.stream(), files.map(DeliveryPageTest::name)).toList();
      }
    }
    assertThat(known).containsAll(named);
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  @Test
  void every_promise_names_a_test() throws IOException {
    assertThat(page().split("(?m)^#{2,3} ")).hasSizeGreaterThan(10);
    for (var section : page().split("(?m)^(?=#{2,3} )")) {
      if (section.startsWith("##")) {
        assertThat(section).contains("<!--");
      }
      var items = Pattern.compile("(?ms)^- .*?(?=^- |^$|\\Z)").matcher(section);
      assertThat(items.results().map(MatchResult::group))
          .allSatisfy(item -> assertThat(item).contains("<!--"));
    }
  }
}
