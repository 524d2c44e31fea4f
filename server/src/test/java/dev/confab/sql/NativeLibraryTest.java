package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  @TempDir private Path folder;

  @AfterEach
  void forget() {
    System.clearProperty("org.sqlite.lib.path");
  }

  @Test
  void it_is_unpacked_once_more_over_what_is_there() throws Exception {
    var target = folder.resolve("native");
    NativeLibrary.unpackInto(target);
    NativeLibrary.unpackInto(target);
    try (var files = Files.list(target)) {
      assertThat(files.toList())
          .singleElement()
          .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(100_000));
    }
    assertThat(System.getProperty("org.sqlite.lib.path")).isEqualTo(target.toString());
  }
}
