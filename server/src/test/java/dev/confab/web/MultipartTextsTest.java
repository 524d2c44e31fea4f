package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartTextsTest {
  /// Begins as what stands between the parts, and does not end so.
  private static final String TEASING = "\r\n--cu\r\n--cu-\r\n-\r--cut\n\r\n--\r\n";

  private final Random random = new Random(11);
  @TempDir private Path folder;

  private static String part(String name, String value) {
    return "--cut\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  @Test
  void values_are_what_they_were_whatever_the_pieces_are_cut_like() throws IOException {
    var values = new String[20];
    for (int round = 0; round < 30; round++) {
      var body = new StringBuilder("\r\n");
      for (int i = 0; i < values.length; i++) {
        values[i] = TEASING.repeat(i == 7 ? 10_000 : random.nextInt(4));
        body.append(part("v" + i, values[i]));
      }
      var bytes = body.append("--cut--\r\n").toString().getBytes(StandardCharsets.UTF_8);
      var files = new TextFiles(folder, loaded -> {});
      try (var texts = new MultipartTexts("multipart/form-data; boundary=cut", files)) {
        int most = round % 2 == 0 ? 40 : 9_000;
        for (int at = 0; at < bytes.length; ) {
          int count = Math.min(1 + random.nextInt(most), bytes.length - at);
          int kept = texts.take(Arrays.copyOfRange(bytes, at, at + count + 3), count);
          assertThat(kept).isLessThan(2 * LongTexts.LONG);
          at += count;
        }
        var form = texts.form();
        assertThat(form.size()).isEqualTo(values.length);
        for (int i = 0; i < values.length; i++) {
          assertThat(form.get("v" + i).asString()).isEqualTo(values[i]);
        }
        assertThat(texts.spooledBytes()).isEqualTo(values[7].length());
      }
    }
  }

  @Test
  void names_are_in_memory_as_values_are() throws IOException {
    var name = "n".repeat(5_000);
    var parts = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      parts.append(part(name + i, ""));
    }
    var bytes = parts.toString().getBytes(StandardCharsets.UTF_8);
    var files = new TextFiles(folder, loaded -> {});
    try (var texts = new MultipartTexts("multipart/form-data; boundary=cut", files)) {
      // the last one is known to be a part when something stands behind it
      assertThat(texts.take(bytes, bytes.length)).isBetween(99 * 5_000, bytes.length + 10_000);
      assertThat(texts.spooledBytes()).isZero();
    }
  }
}
