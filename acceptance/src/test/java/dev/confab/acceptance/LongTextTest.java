package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Texts that are longer than anybody needs, and that no database makes shorter by packing them.
@ExtendWith(HallExtension.class)
class LongTextTest {
  private static final String LONG = letters(9_000);

  private static String letters(int count) {
    var letters = new StringBuilder(count);
    new Random(7).ints(count, 'а', 'я').forEach(letters::appendCodePoint);
    return letters.toString();
  }

  @Test
  void a_text_of_any_length_ends_no_call_as_a_fault_of_the_server(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.bot("Echo");
    var second = hall.secondBot("Speaker");
    var profile = Map.of("NAME", LONG, "WORK_POSITION", LONG, "EMAIL", LONG, "PERSONAL_WWW", LONG);
    var titles = List.of(Map.of("LANGUAGE_ID", LONG, "TITLE", LONG, "PARAMS", LONG));
    var command = Map.of("COMMAND", "go", "LANG", titles, "EVENT_COMMAND_ADD", bot.handler().url());
    var code = Map.of("CODE", LONG, "EVENT_HANDLER", bot.handler().url(), "PROPERTIES", profile);
    for (var reply :
        List.of(
            anna.call("imbot.register", Wrong.over(code, Map.of("CLIENT_ID", "c"))),
            anna.call("imbot.register", Wrong.over(code, Map.of("CLIENT_ID", LONG, "CODE", "c"))),
            anna.call("imbot.bot.list", Map.of("CLIENT_ID", LONG)),
            bot.call("imbot.update", Map.of("BOT_ID", bot.id(), "FIELDS", Map.of("CODE", LONG))),
            bot.call(
                "imbot.update",
                Map.of("BOT_ID", bot.id(), "FIELDS", Map.of("PROPERTIES", profile))),
            bot.call("imbot.command.register", Wrong.over(command, Map.of("BOT_ID", bot.id()))),
            second.call("imbot.v2.Bot.get", Map.of("code", LONG)),
            second.call("imbot.v2.Bot.update", Map.of("fields", Map.of("botToken", LONG))),
            second.call(
                "imbot.v2.Bot.update",
                Map.of("fields", Map.of("backgroundId", LONG, "properties", Map.of("name", LONG)))),
            second.call(
                "imbot.v2.Command.register",
                Map.of("fields", Map.of("command", "go", "title", Map.of(LONG, LONG)))),
            second.call(
                "imbot.v2.Chat.Message.send",
                Map.of(
                    "dialogId", anna.id(), "fields", Map.of("message", "A", "templateId", LONG))),
            anna.call("im.chat.add", Map.of("TITLE", LONG, "ENTITY_TYPE", LONG, "ENTITY_ID", LONG)),
            anna.call("im.chat.get", Map.of("ENTITY_TYPE", LONG, "ENTITY_ID", LONG)),
            anna.call(
                "im.message.add",
                Map.of("DIALOG_ID", boris.id(), "MESSAGE", "A", "TEMPLATE_ID", LONG)),
            anna.call(
                "im.notify",
                Map.of("USER_ID", boris.id(), "MESSAGE", "A", "TAG", LONG, "CLIENT_ID", LONG)),
            boris.call("im.notify.history.search", Map.of("SEARCH_TEXT", LONG)),
            anna.call("im.search.user.list", Map.of("FIND", LONG)),
            anna.call("im.dialog.messages.search", Map.of("CHAT_ID", 1, "SEARCH_MESSAGE", LONG)))) {
      assertThat(reply.status()).as("%s", reply.body()).isLessThan(500);
    }
  }

  @Test
  void titles_are_cut_and_a_long_name_of_an_entity_finds_its_chat(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.bot("Echo");
    var titles = new ArrayList<Map<String, String>>();
    for (int i = 0; i < 60; i++) {
      titles.add(Map.of("LANGUAGE_ID", "l" + i, "TITLE", LONG));
    }
    var learnt = bot.learns("go", Map.of("LANG", titles));
    var asked = Map.of("DIALOG_ID", bot.id());
    var shown = anna.call("confab.commands.list", asked).result().get(0);
    assertThat(shown.get("id").asLong()).isEqualTo(learnt);
    assertThat(shown.get("title").asString()).isEqualTo(LONG.substring(0, 255));
    var entity = Map.of("ENTITY_TYPE", LONG, "ENTITY_ID", LONG);
    var made = anna.call("im.chat.add", entity).result().asLong();
    assertThat(anna.call("im.chat.get", entity).result().path("ID").asLong()).isEqualTo(made);
  }
}
