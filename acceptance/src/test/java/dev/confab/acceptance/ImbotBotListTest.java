package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotBotListTest {

  @Test
  void bots_are_listed_by_their_ids(Hall hall) {
    var bot = hall.bot("Echo", Map.of("TYPE", "O"));
    // tag::example[]
    var bots = hall.administrator().call("imbot.bot.list").result();
    // end::example[]
    var listed = bots.get("" + bot.id());
    assertThat(listed.propertyNames()).containsExactly("ID", "NAME", "CODE", "OPENLINE");
    assertThat(listed.get("ID").asLong()).isEqualTo(bot.id());
    assertThat(listed.get("CODE").asString()).isEqualTo(bot.code());
    assertThat(listed.get("OPENLINE").asString()).isEqualTo("Y");
  }

  @Test
  void form_and_json_list_the_same(Hall hall) {
    var bot = hall.bot("Echo");
    assertThat(bot.callForm("imbot.bot.list", "").result())
        .isEqualTo(bot.call("imbot.bot.list").result())
        .hasSize(1);
  }

  @Test
  void no_bots_are_an_empty_list(Hall hall) {
    var none = hall.administrator().call("imbot.bot.list", Map.of("CLIENT_ID", "nobody"));
    assertThat(none.result().isArray()).isTrue();
  }

  @Test
  void a_browser_session_lists_no_bots(Hall hall) {
    var anna = hall.person("Anna");
    var browser = anna.inBrowser(hall.application("Demo", anna));
    assertThat(browser.call("imbot.bot.list").refusal())
        .isEqualTo(
            "403 WRONG_AUTH_TYPE Access for this method not allowed by session authorization.");
  }
}
