package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class ImbotUnregisterTest {

  @Test
  void the_bot_goes_and_its_handler_is_told(Hall hall) {
    var bot = hall.bot("Echo");
    // tag::example[]
    var gone = bot.call("imbot.unregister", Map.of("BOT_ID", bot.id()));
    // end::example[]
    assertThat(gone.result().asBoolean()).isTrue();
    assertThat(bot.hears("ONIMBOTDELETE").text("data", "BOT_ID")).isEqualTo("" + bot.id());
    assertThat(bot.call("imbot.bot.list").result()).isEmpty();
  }

  @Test
  void its_private_chats_go_with_it(Hall hall) {
    var bot = hall.bot("Echo");
    var anna = hall.person("Anna");
    anna.says(bot, "Hi");
    anna.says(anna.opensChat("Team", bot), "Hi all");
    bot.call("imbot.unregister", Map.of("BOT_ID", bot.id()));
    assertThat(anna.call("im.recent.get").result().findValuesAsString("title"))
        .containsExactly("Team");
    assertThat(anna.reads(bot)).isEmpty();
    assertThat(
            anna.call("im.message.add", Map.of("DIALOG_ID", bot.id(), "MESSAGE", "Hi")).refusal())
        .isEqualTo("400 USER_NOT_FOUND User not found");
  }

  @Test
  void it_leaves_its_groups_and_somebody_inherits_them(Hall hall) {
    var bot = hall.bot("Host");
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var users = Map.of("TITLE", "Team", "USERS", List.of(boris.id(), anna.id()));
    var team = new Chat(bot.call("imbot.chat.add", users).result().asLong());
    bot.call("imbot.unregister", Map.of("BOT_ID", bot.id()));
    var members = anna.call("im.chat.user.list", Map.of("CHAT_ID", team.id()));
    assertThat(members.result().valueStream().map(JsonNode::asLong))
        .containsExactly(anna.id(), boris.id());
    assertThat(anna.notices(team))
        .containsExactly("[USER=%d REPLACE]Host[/USER] left the chat".formatted(bot.id()));
    var owned = Map.of("CHAT_ID", team.id(), "USER_ID", boris.id());
    assertThat(anna.call("im.chat.setOwner", owned).result().asBoolean()).isTrue();
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var one = hall.bot("One");
    var two = hall.bot("Two");
    var json = one.call("imbot.unregister", Map.of("BOT_ID", one.id()));
    var form = two.callForm("imbot.unregister", "BOT_ID=" + two.id());
    assertThat(form.result()).isEqualTo(json.result());
    assertThat(one.call("imbot.bot.list").result()).isEmpty();
    assertThat(two.call("imbot.bot.list").result()).isEmpty();
  }

  @Test
  void only_its_own_application_removes_a_bot(Hall hall) {
    var bot = hall.bot("Echo");
    var other = hall.bot("Other");
    assertThat(hall.administrator().call("imbot.unregister", Map.of("BOT_ID", bot.id())).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    assertThat(bot.call("imbot.unregister", Map.of("BOT_ID", 99_999)).refusal())
        .isEqualTo("400 BOT_ID_ERROR Bot not found");
    assertThat(bot.call("imbot.unregister", Map.of("BOT_ID", other.id())).refusal())
        .isEqualTo("400 APP_ID_ERROR Bot was installed by another rest application");
  }

  @Test
  void a_bot_whose_row_somebody_took_out_by_hand_cannot_be_removed(Hall hall) {
    var bot = hall.bot("Echo");
    bot.says(hall.person("Anna"), "Still known");
    var rooms = hall.house().rooms();
    var portal = Objects.requireNonNull(rooms.portals().byHost("localhost")).id();
    var sql = "DELETE FROM bots WHERE portal_id = :portal AND user_id = ?";
    int removed = rooms.store().write(portal, tx -> tx.run(sql, bot.id()));
    assertThat(removed).isEqualTo(1);
    assertThat(bot.call("imbot.unregister", Map.of("BOT_ID", bot.id())).refusal())
        .isEqualTo("400 WRONG_REQUEST Bot can't be deleted");
  }

  @Test
  void a_browser_session_removes_no_bots(Hall hall) {
    var anna = hall.person("Anna");
    var browser = anna.inBrowser(hall.application("Demo", anna));
    assertThat(browser.call("imbot.unregister", Map.of("BOT_ID", 1)).refusal())
        .isEqualTo(
            "403 WRONG_AUTH_TYPE Access for this method not allowed by session authorization.");
  }
}
