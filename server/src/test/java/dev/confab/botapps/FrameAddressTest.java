package dev.confab.botapps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://bot.example.com/page?a=/b, https://bot.example.com",
    "https://Bot.Example.com:8443/, https://bot.example.com:8443",
    "https://bot.example.com, https://bot.example.com",
    "https://bot.example.com?a=1, https://bot.example.com",
    "https://bot.example.com#/x, https://bot.example.com",
    "https://[2001:db8::1]/page, https://[2001:db8::1]"
  })
  void a_policy_names_the_server_of_a_page(String address, String origin) {
    assertThat(FrameAddress.origin(address)).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bot.example.com/",
        "https://bot.example.com;script-src *",
        "https://a b/",
        "https://*/",
        "https://bot.example.com'unsafe-inline'/",
        ""
      })
  void nothing_gets_into_a_policy_that_is_no_server(String address) {
    assertThat(FrameAddress.origin(address)).isNull();
  }
}
