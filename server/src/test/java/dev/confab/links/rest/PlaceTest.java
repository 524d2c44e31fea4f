package dev.confab.links.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  private static final String ADDRESS = "https://a.example/b.png?c=1";

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
    assertThat(Place.has(form.replace("%s", ADDRESS), ADDRESS)).isTrue();
  }

  @Test
  void a_part_of_an_address_stands_nowhere() {
    var text = "[IMG]" + ADDRESS + "[/IMG]";
    for (int to = 1; to < ADDRESS.length(); to++) {
      assertThat(Place.has(text, ADDRESS.substring(0, to))).as(ADDRESS.substring(0, to)).isFalse();
    }
    assertThat(Place.has(text, ADDRESS.substring(1))).isFalse();
    assertThat(Place.has(text, "https://a.example/c.png")).isFalse();
  }

  @Test
  void an_address_of_signs_is_one_address() {
    for (var sign : new String[] {"[", "]", "'", "\"", "<", "[/"}) {
      var address = "http://a.example/" + sign.repeat(50);
      var text = "[IMG]" + address + "[/IMG]";
      int standing = 0;
      for (int to = 1; to <= text.length() - 5; to++) {
        standing += Place.has(text, text.substring(5, 5 + to)) ? 1 : 0;
      }
      assertThat(standing).as(sign).isLessThanOrEqualTo(3);
    }
    assertThat(Place.has("[IMG]http://a.example/[1]'.png[/IMG]", "http://a.example/[1]'.png"))
        .isTrue();
  }
}
