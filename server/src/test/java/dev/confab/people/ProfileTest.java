package dev.confab.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.UserId;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static Profile with(String gender, String birthday, String color) {
    return new Profile("Anna", "", "", gender, "", birthday, "", color, null);
  }

  @Test
  void a_text_is_cut_at_the_width_of_its_column() {
    assertThat(Profile.named("я".repeat(101), "").name()).isEqualTo("я".repeat(100));
  }

  @Test
  void a_cut_does_not_halve_an_emoji() {
    assertThat(Profile.named("a".repeat(99) + "🤖b", "").name()).isEqualTo("a".repeat(99) + "🤖");
  }

  @Test
  void an_unknown_gender_is_dropped() {
    assertThat(with("X", "", "").gender()).isEmpty();
    assertThat(with("F", "", "").gender()).isEqualTo("F");
  }

  @Test
  void a_birthday_that_is_no_date_is_dropped() {
    assertThat(with("", "2018-02-30", "").birthday()).isEmpty();
    assertThat(with("", "yesterday!", "").birthday()).isEmpty();
    assertThat(with("", "2018-07-14", "").birthday()).isEqualTo("2018-07-14");
  }

  @Test
  void a_colour_is_kept_as_its_hex_code() {
    assertThat(with("", "", "LIGHT_BLUE").color()).isEqualTo("#4ba5c3");
    assertThat(with("", "", "lightBlue").color()).isEqualTo("#4ba5c3");
    assertThat(with("", "", "#ABCDEF").color()).isEqualTo("#abcdef");
    assertThat(with("", "", "transparent").color()).isEmpty();
  }

  @Test
  void an_id_always_gives_the_same_colour() {
    assertThat(Color.of(new UserId(1))).isEqualTo(Color.GREEN).isEqualTo(Color.of(new UserId(17)));
  }

  @Test
  void a_colour_is_found_by_its_name_in_any_case() {
    assertThat(Color.named(" aqua ")).isEqualTo(Color.AQUA);
    assertThat(Color.named("dark_blue")).isEqualTo(Color.DARK_BLUE);
    assertThat(Color.named("infrared")).isNull();
  }
}
