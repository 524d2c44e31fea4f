package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What somebody from outside the company is told of people he does not know. The contract has no
/// word of it.
@ExtendWith(HallExtension.class)
class GuestStrangersTest {
  private static final long NOBODY = 987_654;

  /// By what each of these methods calls a user.
  private static final Map<String, List<String>> BY_USER =
      Map.of(
          "ID",
          List.of("im.user.get"),
          "dialogId",
          List.of("im.v2.File.upload"),
          "DIALOG_ID",
          List.of(
              "im.message.add",
              "im.dialog.get",
              "im.dialog.users.list",
              "im.dialog.messages.get",
              "im.dialog.writing",
              "im.search.last.add",
              "confab.messenger.page",
              "confab.messenger.files",
              "confab.messenger.pinned",
              "confab.messenger.open"));

  private static String told(Client guest, String method, String key, long user) {
    var file = Map.of("name", "a.txt", "content", "QQ==");
    var more = Map.of("MESSAGE", "Hello", "fields", file);
    var reply = guest.call(method, Wrong.over(more, Map.of(key, user)));
    return reply.status() == 200 ? reply.result().toString() : reply.refusal();
  }

  @Test
  void a_stranger_and_nobody_are_the_same_to_a_guest(Hall hall) {
    var boris = hall.person("Boris");
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    anna.says(olga, "Hello");
    BY_USER.forEach(
        (key, methods) -> {
          for (var method : methods) {
            var ofStranger = told(olga, method, key, boris.id());
            assertThat(told(olga, method, key, NOBODY)).as(method).isEqualTo(ofStranger);
            assertThat(told(olga, method, key, anna.id())).as(method).isNotEqualTo(ofStranger);
          }
        });
  }

  @Test
  void a_guest_finds_nobody_again_whom_he_knows_no_longer(Hall hall) {
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    var talk = anna.opensChat("Talk", olga);
    olga.call("im.search.last.add", Map.of("DIALOG_ID", anna.id())).result();
    assertThat(olga.call("im.search.last.get").result()).hasSize(1);
    anna.call("im.chat.leave", Map.of("CHAT_ID", talk.id())).result();
    assertThat(olga.call("im.search.last.get").result()).isEmpty();
  }
}
