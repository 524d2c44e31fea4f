package dev.confab.links.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  private static final String ADDRESS = "https://a.example/b.png?c=1";

  private static boolean has(String text, String address) {
    return new Place(address).isIn(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "See %s now",
        "[IMG]%s[/IMG]",
        "[icon=%s size=20]",
        "[icon=%s]",
        "[b]%s[/b]",
        "\"%s\"",
        "x%s and %s"
      })
  void an_address_stands_where_it_begins_and_ends(String form) {
    assertThat(has(form.replace("%s", ADDRESS), ADDRESS)).isTrue();
  }

  @Test
  void a_part_of_an_address_stands_nowhere() {
    var text = "[IMG]" + ADDRESS + "[/IMG]";
    for (int to = 1; to < ADDRESS.length(); to++) {
      assertThat(has(text, ADDRESS.substring(0, to))).as(ADDRESS.substring(0, to)).isFalse();
    }
    assertThat(has(text, ADDRESS.substring(1))).isFalse();
    assertThat(has(text, "https://a.example/c.png")).isFalse();
  }

  @Test
  void an_address_of_signs_is_one_address() {
    for (var sign : new String[] {"[", "]", "'", "\"", "<", "[/"}) {
      var address = "http://a.example/" + sign.repeat(50);
      var text = "[IMG]" + address + "[/IMG]";
      int standing = 0;
      for (int to = 1; to <= text.length() - 5; to++) {
        standing += has(text, text.substring(5, 5 + to)) ? 1 : 0;
      }
      assertThat(standing).as(sign).isLessThanOrEqualTo(3);
    }
    assertThat(has("[IMG]http://a.example/[1]'.png[/IMG]", "http://a.example/[1]'.png")).isTrue();
  }

  @Test
  void what_repeats_its_beginning_is_found_too() {
    assertThat(has("a http://http://a b", "http://a")).isTrue();
    assertThat(has("ttttp://a ttp://a", "ttp://a")).isTrue();
    assertThat(has("http://a/aab http://a/aa http://a/aaa", "http://a/aa")).isTrue();
    assertThat(has("http://a/aab http://a/aaaa", "http://a/aa")).isFalse();
    assertThat(has("xyxyxyxz", "z")).isFalse();
    assertThat(has("xyxyxyx z", "z")).isTrue();
  }

  @Test
  void a_text_is_read_once_whatever_it_repeats() {
    for (var piece : new String[] {"/", "http://", "[/", "a["}) {
      var text = "x" + piece.repeat(400_000);
      var address = piece.repeat(200_000);
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> has(text + "x", address), piece);
    }
  }
}
