package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the table of settings in `docs/operating.md` against what an operator can set.
class SettingsPageTest {
  private static final Path PAGE =
      Path.of("").toAbsolutePath().getParent().resolve("docs/operating.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\| ([^|]*?) *\\|");
  private static final Pattern KEY = Pattern.compile("`([a-z0-9-]+)`");

  /// Settings and what the page says of their default.
  private static Map<String, String> told() throws IOException {
    var page = Files.readString(PAGE);
    var section = page.substring(page.indexOf("## Settings"), page.indexOf("## The portal file"));
    var told = new LinkedHashMap<String, String>();
    ROW.matcher(section)
        .results()
        .forEach(
            row ->
                KEY.matcher(row.group(1))
                    .results()
                    .forEach(key -> told.put(key.group(1), row.group(2))));
    return told;
  }

  @Test
  void every_setting_has_its_row_and_no_row_is_left_over() throws IOException {
    assertThat(told().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Setting.values()).map(Setting::key).toList());
  }

  @Test
  void a_row_says_what_holds_where_nothing_is_set() throws IOException {
    var told = told();
    assertThat(Setting.values())
        .filteredOn(setting -> !setting.byDefault().isEmpty())
        .allSatisfy(setting -> assertThat(told).containsEntry(setting.key(), setting.byDefault()));
  }
}
