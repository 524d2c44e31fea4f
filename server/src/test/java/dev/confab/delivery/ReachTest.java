package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReachTest {
  private final Reach reach = new Reach(new AddressGuard(List.of(), true, new SystemNames()));

  @Test
  void a_handler_that_listens_is_reached_and_hears_nothing() {
    try (var catcher = new Catcher()) {
      assertThat(reach.sentence(catcher.address())).isNull();
      assertThat(catcher.all()).isEmpty();
    }
  }

  @Test
  void what_keeps_a_handler_from_being_reached_is_said() {
    assertThat(reach.sentence("http://127.0.0.1:1/"))
        .isEqualTo("the connection was refused: nothing listens there");
    assertThat(reach.sentence("http://10.0.0.1/")).contains("--allow 10.0.0.1");
    assertThat(reach.sentence("ftp://example.com/")).contains("http:// or https://");
    try (var catcher = new Catcher()) {
      assertThat(reach.sentence(catcher.address().replace("http://", "https://")))
          .startsWith("encryption failed");
    }
  }

  @Test
  void a_handler_of_this_server_is_always_there() {
    assertThat(reach.sentence("internal:echo")).isNull();
  }
}
