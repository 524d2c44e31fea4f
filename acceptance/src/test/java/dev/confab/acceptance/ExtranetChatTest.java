package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A chat knows whether somebody from outside the company is in it, and every answer says so.
@ExtendWith(HallExtension.class)
class ExtranetChatTest {
  private static boolean extranet(Person anna, Chat chat) {
    var dialog = Map.of("DIALOG_ID", chat.dialogId());
    var told = anna.call("im.dialog.get", dialog).result().get("extranet").asBoolean();
    for (var item : anna.call("im.recent.list").result().get("items")) {
      if (item.get("id").asString().equals(chat.dialogId())) {
        assertThat(item.get("chat").get("extranet").asBoolean()).isEqualTo(told);
      }
    }
    return told;
  }

  @Test
  void a_chat_follows_those_who_come_and_go(Hall hall) {
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    var oleg = hall.outsider("Oleg");
    var chat = anna.opensChat("Team");
    assertThat(extranet(anna, chat)).isFalse();
    anna.call("im.chat.user.add", Map.of("CHAT_ID", chat.id(), "USERS", new long[] {olga.id()}));
    anna.call("im.chat.user.add", Map.of("CHAT_ID", chat.id(), "USERS", new long[] {oleg.id()}));
    assertThat(extranet(anna, chat)).isTrue();
    olga.call("im.chat.leave", Map.of("CHAT_ID", chat.id())).result();
    assertThat(extranet(anna, chat)).as("Oleg is left").isTrue();
    anna.call("im.chat.user.delete", Map.of("CHAT_ID", chat.id(), "USER_ID", oleg.id())).result();
    assertThat(extranet(anna, chat)).isFalse();
    assertThat(extranet(anna, anna.opensChat("Guests", olga))).isTrue();
  }

  @Test
  void whoever_becomes_an_outsider_makes_his_chats_extranet(Hall hall) {
    var anna = hall.person("Anna");
    hall.declare("users: [{ id: 800, login: vera, name: Vera }]");
    var users = new long[] {800};
    var id = anna.call("im.chat.add", Map.of("TITLE", "Team", "USERS", users)).result().asLong();
    var chat = new Chat(id);
    assertThat(extranet(anna, chat)).isFalse();
    hall.declare("users: [{ id: 800, login: vera, name: Vera, extranet: true }]");
    assertThat(extranet(anna, chat)).isTrue();
    hall.declare("users: [{ id: 800, login: vera, name: Vera }]");
    assertThat(extranet(anna, chat)).isFalse();
  }

  @Test
  void bots_are_told(Hall hall) {
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    var inside = anna.opensChat("Inside", echo);
    var outside = anna.opensChat("Outside", echo, olga);
    for (var chat : new Chat[] {inside, outside}) {
      anna.says(chat, "[USER=" + echo.id() + "]Echo[/USER] hello");
      var event = echo.hears("ONIMBOTMESSAGEADD");
      assertThat(event.text("data", "PARAMS", "CHAT_EXTRANET"))
          .isEqualTo(chat.equals(outside) ? "Y" : "N");
    }
  }
}
