package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImDialogGetTest {

  @Test
  void a_chat_is_shown_with_who_has_read_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var deal =
        Map.of(
            "TITLE",
            "Deal Chat",
            "ENTITY_TYPE",
            "CRM",
            "ENTITY_ID",
            "DEAL|1663",
            "DESCRIPTION",
            "About the deal",
            "COLOR",
            "PINK",
            "USERS",
            List.of(boris.id()));
    var chat = anna.call("im.chat.add", deal).result().asLong();
    var message = anna.says(() -> "chat" + chat, "Hello");
    // tag::example[]
    var shown = boris.call("im.dialog.get", Map.of("DIALOG_ID", "chat" + chat)).result();
    // end::example[]
    assertThat(shown.get("name").asString()).isEqualTo("Deal Chat");
    assertThat(shown.get("description").asString()).isEqualTo("About the deal");
    assertThat(shown.get("type").asString()).isEqualTo("crm");
    assertThat(shown.get("role").asString()).isEqualTo("member");
    assertThat(shown.get("counter").asInt()).isOne();
    assertThat(shown.get("unread_id").asLong()).isEqualTo(message);
    assertThat(shown.get("last_message_id").asLong()).isEqualTo(message);
    assertThat(shown.at("/entity_link/type").asString()).isEqualTo("DEAL");
    assertThat(shown.at("/readed_list/0/user_name").asString()).isEqualTo("Anna");
    assertThat(shown.at("/last_message_views/first_viewers")).isEmpty();
    boris.call("im.dialog.read", Map.of("DIALOG_ID", "chat" + chat));
    var seen = anna.callForm("im.dialog.get", "DIALOG_ID=chat" + chat).result();
    assertThat(seen.at("/last_message_views/first_viewers/0/user_id").asLong())
        .isEqualTo(boris.id());
    assertThat(seen.at("/readed_list/0/message_id").asLong()).isEqualTo(message);
    assertThat(seen)
        .isEqualTo(anna.call("im.dialog.get", Map.of("DIALOG_ID", "chat" + chat)).result());
  }

  @Test
  void bots_too_are_told_who_saw_the_last_message(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    anna.says(team, "Hello");
    boris.call("im.dialog.read", Map.of("DIALOG_ID", team.dialogId()));
    var seen = anna.call("imbot.dialog.get", Map.of("DIALOG_ID", team.dialogId())).result();
    assertThat(seen.at("/last_message_views/first_viewers/0/user_name").asString())
        .isEqualTo("Boris");
  }

  @Test
  void an_answer_has_every_field(Hall hall) {
    var anna = hall.person("Anna");
    var crm = anna.call("im.chat.add", Map.of("ENTITY_TYPE", "CRM")).result().asLong();
    for (var method : List.of("im.dialog.get", "imbot.dialog.get")) {
      var expected = Contract.method(method).at("/example_response/result");
      var chat = method.startsWith("imbot") ? anna.opensChat("Team").id() : crm;
      var shown = anna.call(method, Map.of("DIALOG_ID", "chat" + chat)).result();
      for (var part : List.of("", "/restrictions", "/permissions", "/last_message_views")) {
        assertThat(shown.at(part).propertyNames())
            .as(method + part)
            .containsExactlyInAnyOrderElementsOf(expected.at(part).propertyNames());
      }
    }
  }

  @Test
  void a_private_dialog_is_called_as_the_other(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    anna.says(boris, "Hello");
    for (var method : List.of("im.dialog.get", "imbot.dialog.get")) {
      var shown = anna.call(method, Map.of("DIALOG_ID", boris.id())).result();
      assertThat(shown.get("name").asString()).isEqualTo("Boris");
      assertThat(shown.get("type").asString()).isEqualTo("private");
      assertThat(shown.get("dialog_id").asString()).isEqualTo(boris.dialogId());
      assertThat(shown).isEqualTo(anna.callForm(method, "DIALOG_ID=" + boris.id()).result());
    }
  }

  /// What is sent next names the chat of the dialog, so it has to be there before a word is said.
  @Test
  void a_bot_is_told_that_its_dialog_is_opened_by_whom_it_is_looked_at(Hall hall) {
    var anna = hall.person("Anna");
    for (var method : List.of("im.dialog.get", "imbot.dialog.get", "im.dialog.users.list")) {
      var json = hall.bot("Json");
      anna.call(method, Map.of("DIALOG_ID", json.dialogId())).result();
      assertThat(json.hears().name()).as(method).isEqualTo("ONIMBOTJOINCHAT");
      var form = hall.bot("Form");
      anna.callForm(method, "DIALOG_ID=" + form.dialogId()).result();
      assertThat(form.hears().name()).as(method).isEqualTo("ONIMBOTJOINCHAT");
    }
  }

  @Test
  void a_private_dialog_is_there_when_it_is_asked_for_and_in_no_list(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    for (var method : List.of("im.dialog.get", "imbot.dialog.get")) {
      var shown = anna.call(method, Map.of("DIALOG_ID", boris.id())).result();
      assertThat(shown.get("type").asString()).isEqualTo("private");
      assertThat(shown.get("last_message_id").asLong()).isZero();
    }
    var members = boris.call("im.dialog.users.list", Map.of("DIALOG_ID", anna.id())).result();
    assertThat(members.findValuesAsString("name")).containsExactly("Anna", "Boris");
    for (var person : List.of(anna, boris)) {
      var list = person.call("im.recent.list", Map.of()).result().get("items");
      assertThat(list.findValuesAsString("title")).doesNotContain("Anna", "Boris");
    }
    anna.says(boris, "Hello");
    for (var person : List.of(anna, boris)) {
      var list = person.call("im.recent.list", Map.of()).result().get("items");
      assertThat(list.findValuesAsString("title")).containsAnyOf("Anna", "Boris");
    }
    anna.call("im.dialog.get", Map.of("DIALOG_ID", echo.id()));
    echo.hears("ONIMBOTJOINCHAT");
    var nowhere = "403 ACCESS_ERROR You do not have access to the specified dialog";
    Wrong.isTold(anna, "im.dialog.get", Map.of(), Map.of(Map.of("DIALOG_ID", 99_999), nowhere));
  }

  @Test
  void what_one_writes_to_oneself_is_a_dialog_too(Hall hall) {
    var anna = hall.person("Anna");
    var shown = anna.call("im.dialog.get", Map.of("DIALOG_ID", anna.id())).result();
    assertThat(shown.get("user_counter").asInt()).isOne();
    var users = anna.call("im.dialog.users.list", Map.of("DIALOG_ID", anna.id())).result();
    assertThat(users.findValuesAsString("name")).containsExactly("Anna");
    var note = anna.says(anna, "Buy milk");
    var last = anna.call("im.dialog.get", Map.of("DIALOG_ID", anna.id())).result();
    assertThat(last.get("id")).isEqualTo(shown.get("id"));
    assertThat(last.get("last_message_id").asLong()).isEqualTo(note);
  }

  @Test
  void an_open_chat_is_shown_to_everybody_of_the_company(Hall hall) {
    var open = Map.of("TYPE", "OPEN", "TITLE", "Lunch");
    var chat = hall.person("Anna").call("im.chat.add", open).result().asLong();
    var shown = hall.person("Boris").call("im.dialog.get", Map.of("DIALOG_ID", "chat" + chat));
    assertThat(shown.result().get("role").asString()).isEqualTo("guest");
    assertThat(shown.result().get("message_type").asString()).isEqualTo("O");
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var closed = hall.person("Boris").opensChat("Closed");
    var missing = "400 DIALOG_ID_EMPTY Dialog ID can't be empty";
    var nowhere = "403 ACCESS_ERROR You do not have access to the specified dialog";
    var theirs = "403 ACCESS_ERROR You don't have access to this chat";
    for (var method : List.of("im.dialog.get", "imbot.dialog.get", "im.dialog.users.list")) {
      Wrong.isTold(
          anna,
          method,
          Map.of(),
          Map.of(
              Map.of(), missing,
              Map.of("DIALOG_ID", "room"), missing,
              Map.of("DIALOG_ID", "chat99999"), nowhere,
              Map.of("DIALOG_ID", closed.dialogId()),
                  method.equals("im.dialog.get") ? nowhere : theirs));
    }
  }

  @Test
  void members_are_listed_by_pages(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var vera = hall.person("Vera");
    var team = anna.opensChat("Team", boris, echo, vera);
    // tag::users[]
    var first = anna.call("im.dialog.users.list", Map.of("DIALOG_ID", team.dialogId(), "LIMIT", 2));
    // end::users[]
    assertThat(first.result().findValuesAsString("name")).containsExactly("Anna", "Boris");
    assertThat(first.body().get("total").asInt()).isEqualTo(4);
    assertThat(first.body().get("next").asInt()).isEqualTo(2);
    var form = "DIALOG_ID=" + team.dialogId() + "&LIMIT=2";
    assertThat(anna.callForm("im.dialog.users.list", form).result()).isEqualTo(first.result());
    var all = anna.call("im.dialog.users.list", Map.of("DIALOG_ID", team.dialogId())).result();
    assertThat(all.findValuesAsString("name")).containsExactly("Anna", "Boris", "Echo", "Vera");
    var names = new ArrayList<String>();
    for (var more :
        List.of(
            "&OFFSET=2",
            "&LAST_ID=" + echo.id(),
            "&OFFSET=2&SKIP_EXTERNAL=Y",
            "&OFFSET=2&SKIP_EXTERNAL=Y&SKIP_EXTERNAL_EXCEPT_TYPES=email,%20bot")) {
      var page = anna.callForm("im.dialog.users.list", form + more).result();
      names.add(String.join(" ", page.findValuesAsString("name")));
    }
    assertThat(names).containsExactly("Echo Vera", "Vera", "Vera", "Echo Vera");
  }

  @Test
  void the_next_page_is_named_while_there_is_one_wherever_the_list_begins(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team", boris, echo, hall.person("Vera"));
    var nexts = new ArrayList<String>();
    for (var more :
        List.of(
            "&LIMIT=2",
            "&LIMIT=2&OFFSET=2",
            "&LIMIT=1&LAST_ID=" + boris.id(),
            "&LIMIT=2&LAST_ID=" + boris.id(),
            "&LAST_ID=" + boris.id(),
            "&LIMIT=1&OFFSET=1&LAST_ID=" + boris.id(),
            "&LIMIT=1&SKIP_EXTERNAL=Y&LAST_ID=" + boris.id(),
            "&LIMIT=1&SKIP_EXTERNAL=Y&OFFSET=1",
            "&OFFSET=9999999999")) {
      var form = "DIALOG_ID=" + team.dialogId() + more;
      var body = anna.callForm("im.dialog.users.list", form).body();
      nexts.add(body.path("next").asString("none"));
    }
    assertThat(nexts)
        .containsExactly("2", "none", "1", "none", "none", "none", "none", "2", "none");
  }
}
