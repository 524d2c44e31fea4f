package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `im.search.last.add`, `im.search.last.get` and `im.search.last.delete`.
@ExtendWith(HallExtension.class)
class ImSearchLastTest {

  @Test
  void what_was_found_is_listed_newest_first(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    // tag::example[]
    var added = anna.call("im.search.last.add", Map.of("DIALOG_ID", team.dialogId()));
    // end::example[]
    assertThat(added.result().asBoolean()).isTrue();
    hall.clock().advance(Duration.ofSeconds(1));
    anna.callForm("im.search.last.add", "DIALOG_ID=" + boris.id());
    var list = anna.call("im.search.last.get").result();
    assertThat(ids(anna, Map.of())).containsExactly(boris.dialogId(), team.dialogId());
    assertThat(list.get(0).get("user"))
        .isEqualTo(anna.call("im.user.get", Map.of("ID", boris.id())).result());
    var example = Contract.method("im.search.last.get").at("/example_response/result");
    assertThat(list.get(0).propertyNames())
        .containsExactlyInAnyOrderElementsOf(example.get(1).propertyNames());
    assertThat(list.get(1).propertyNames())
        .containsExactlyInAnyOrderElementsOf(example.get(0).propertyNames());
    assertThat(list.get(1).get("chat").propertyNames())
        .containsExactlyInAnyOrderElementsOf(example.get(0).get("chat").propertyNames());
    assertThat(list.get(1).get("title").asString()).isEqualTo("Team");
    hall.clock().advance(Duration.ofSeconds(1));
    anna.call("im.search.last.add", Map.of("DIALOG_ID", team.dialogId()));
    assertThat(ids(anna, Map.of())).containsExactly(team.dialogId(), boris.dialogId());
    assertThat(ids(anna, Map.of("SKIP_CHAT", "Y"))).containsExactly(boris.dialogId());
    assertThat(ids(anna, Map.of("SKIP_DIALOG", "Y"))).containsExactly(team.dialogId());
    var line = Map.of("TITLE", "Line", "ENTITY_TYPE", "LINES", "ENTITY_ID", "a|1|2|3");
    var open = "chat" + anna.call("im.chat.add", line).result().asString();
    hall.clock().advance(Duration.ofSeconds(1));
    anna.call("im.search.last.add", Map.of("DIALOG_ID", open)).result();
    assertThat(ids(anna, Map.of())).contains(open);
    assertThat(ids(anna, Map.of("SKIP_OPENLINES", "Y")))
        .containsExactly(team.dialogId(), boris.dialogId());
    anna.call("im.search.last.delete", Map.of("DIALOG_ID", open)).result();
    assertThat(ids(boris, Map.of())).isEmpty();
    var form = "SKIP_OPENLINES=Y&SKIP_CHAT=N&SKIP_DIALOG=N";
    assertThat(anna.callForm("im.search.last.get", form).result())
        .isEqualTo(anna.call("im.search.last.get").result());
  }

  @Test
  void who_is_gone_is_not_listed(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    anna.call("im.search.last.add", Map.of("DIALOG_ID", boris.dialogId())).result();
    anna.call("im.search.last.add", Map.of("DIALOG_ID", echo.dialogId())).result();
    assertThat(ids(anna, Map.of())).hasSize(2);
    echo.call("imbot.unregister", Map.of("BOT_ID", echo.id())).result();
    assertThat(ids(anna, Map.of())).containsExactly(boris.dialogId());
    hall.administrator()
        .call(
            "confab.admin.people.update",
            Map.of("USER_ID", boris.id(), "ACTIVE", "N", "UNTIL_RESTART", "Y"))
        .result();
    assertThat(ids(anna, Map.of())).isEmpty();
  }

  private static List<String> ids(Client user, Map<String, ?> params) {
    var list = user.call("im.search.last.get", params).result();
    return list.valueStream().map(item -> item.get("id").asString()).toList();
  }

  @Test
  void what_is_taken_out_is_gone(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    anna.call("im.search.last.add", Map.of("DIALOG_ID", boris.id()));
    // tag::example[]
    var gone = anna.call("im.search.last.delete", Map.of("DIALOG_ID", boris.dialogId()));
    // end::example[]
    assertThat(gone.result().asBoolean()).isTrue();
    assertThat(anna.call("im.search.last.get").result()).isEmpty();
    assertThat(
            anna.callForm("im.search.last.delete", "DIALOG_ID=" + boris.id()).result().asBoolean())
        .isFalse();
  }

  @Test
  void a_dialog_that_is_none_is_refused_or_not_added(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var theirs = boris.opensChat("Theirs");
    for (var method : List.of("im.search.last.add", "im.search.last.delete")) {
      for (var wrong : List.of("", "chat", "room5", "0")) {
        assertThat(anna.call(method, Map.of("DIALOG_ID", wrong)).refusal())
            .isEqualTo("400 DIALOG_ID_EMPTY Dialog ID can't be empty");
      }
      assertThat(anna.call(method).error()).isEqualTo("DIALOG_ID_EMPTY");
    }
    for (var unseen : List.of(theirs.dialogId(), "99999", "chat99999")) {
      assertThat(anna.call("im.search.last.add", Map.of("DIALOG_ID", unseen)).result().asBoolean())
          .isFalse();
    }
  }

  @Test
  void the_oldest_go_when_there_are_many(Hall hall) {
    var anna = hall.person("Anna");
    for (int i = 0; i < 32; i++) {
      hall.clock().advance(Duration.ofSeconds(1));
      anna.call("im.search.last.add", Map.of("DIALOG_ID", anna.opensChat("C" + i).dialogId()));
    }
    var titles = anna.call("im.search.last.get").result().findValuesAsString("title");
    assertThat(titles).hasSize(30).startsWith("C31").endsWith("C2");
  }

  @Test
  void a_chat_is_the_same_here_as_elsewhere(Hall hall) {
    var anna = hall.person("Anna");
    var guest = hall.outsider("Olga");
    var deal = Map.of("TITLE", "Deal", "ENTITY_TYPE", "CRM", "ENTITY_ID", "DEAL|7");
    var chat = anna.call("im.chat.add", deal).result().asLong();
    anna.call("im.chat.user.add", Map.of("CHAT_ID", chat, "USERS", List.of(guest.id()))).result();
    anna.call("im.chat.mute", Map.of("CHAT_ID", chat, "MUTE", "Y")).result();
    for (var dialog : List.of("chat" + chat, anna.opensChat("Team").dialogId())) {
      anna.call("im.search.last.add", Map.of("DIALOG_ID", dialog)).result();
      hall.clock().advance(Duration.ofSeconds(1));
    }
    var list = anna.call("im.search.last.get").result();
    assertThat(list).hasSize(2);
    for (var item : list) {
      var dialog = Map.of("DIALOG_ID", item.get("id").asString());
      var known = anna.call("im.dialog.get", dialog).result();
      for (var shown : item.get("chat").properties()) {
        assertThat(shown.getValue()).as(shown.getKey()).isEqualTo(known.get(shown.getKey()));
      }
    }
    assertThat(list.get(1).at("/chat/type").asString()).isEqualTo("crm");
    assertThat(list.get(1).at("/chat/mute_list/" + anna.id()).asBoolean()).isTrue();
    assertThat(list.get(1).at("/chat/extranet").asBoolean()).isTrue();
  }
}
