package dev.confab.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.Refusal;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

class SentFileTest {
  private static byte @Nullable [] json(String text) {
    return SentFile.bytesOf(Json.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'aGk+'",
        "['hi.png','aGk+']",
        "{'0':'hi.png','1':'aGk+'}",
        "{'fileData':['hi.png','aGk+']}",
        "{'fileData':'aGk+'}",
        "[['hi.png','aGk+']]",
        "[{'fileData':['hi.png','aGk+']}]",
        "{'0':{'fileData':{'0':'hi.png','1':'aGk+'}}}",
        "['aGk+']",
        "'data:image/png;base64,aGk+'",
        "' aGk+\\r\\n'",
        "'aG\\r\\nk+'"
      })
  void every_form_of_a_file_is_read(String form) {
    assertThat(json(form.replace('\'', '"'))).isEqualTo("hi>".getBytes(UTF_8));
  }

  @Test
  void a_form_that_lost_its_plus_signs_is_read_all_the_same() {
    var params = Json.mapper().createObjectNode();
    PhpForm.read("PHOTO[0]=hi.png&PHOTO[1]=aGk+", params);
    assertThat(SentFile.bytesOf(params.get("PHOTO"))).isEqualTo("hi>".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"''", "'='", "'a'", "7", "true", "null", "[]", "{}", "[1,2]", "['a.png',7]"})
  void what_is_no_file_is_none(String form) {
    assertThat(json(form.replace('\'', '"'))).isNull();
  }

  @Test
  void no_more_than_ten_megabytes_are_decoded() {
    var most = "A".repeat(SentFile.ENCODED_MAX);
    assertThat(SentFile.bytesOf(StringNode.valueOf(most))).hasSize(Files.BYTES_MAX);
    assertThatThrownBy(() -> SentFile.bytesOf(StringNode.valueOf(most + "AAAA")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.error()).isEqualTo(FileError.IMAGE_TOO_LARGE));
    assertThat(Base64.getDecoder().decode(most)).hasSize(Files.BYTES_MAX);
  }
}
