package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Methods whose own tests say something else in a form than in JSON, or look at what it did and
/// not at what was answered. `PromiseLedgerTest` asks this of every method, wherever it is done.
@ExtendWith(HallExtension.class)
class FormsTest {

  @Test
  void chats_change_alike(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    Twice.tells(
        anna,
        "im.chat.add",
        Map.of("TITLE", "One", "USERS", List.of(boris.id(), vera.id())),
        Map.of("TITLE", "Two", "USERS", List.of(boris.id(), vera.id())));
    long one = anna.opensChat("Three", boris, vera).id();
    long two = anna.opensChat("Four", boris, vera).id();
    change(anna, "im.chat.mute", one, two, Map.of("MUTE", "Y"));
    change(anna, "im.chat.updateColor", one, two, Map.of("COLOR", "MINT"));
    change(anna, "im.chat.updateTitle", one, two, Map.of("TITLE", "Named"));
    change(anna, "im.chat.updateAvatar", one, two, Map.of("AVATAR", Pictures.PNG));
    change(anna, "im.chat.setOwner", one, two, Map.of("USER_ID", boris.id()));
    change(vera, "im.chat.leave", one, two, Map.of());
    Twice.asks(boris, "im.user.list.get", Map.of("ID", List.of(anna.id(), vera.id())));
    Twice.asks(anna, "im.disk.folder.get", Map.of("CHAT_ID", one));
    Twice.asks(anna, "im.dialog.get", Map.of("DIALOG_ID", "chat" + two));
    var dialogs = List.of(Map.of("DIALOG_ID", "chat" + one), Map.of("DIALOG_ID", "chat" + two));
    Twice.asks(anna, "im.dialog.writing", dialogs.get(0));
    for (var method : List.of("im.search.last.add", "im.search.last.delete")) {
      Twice.tells(anna, method, dialogs.get(0), dialogs.get(1));
      if (method.equals("im.search.last.add")) {
        Twice.asks(anna, "im.search.last.get", Map.of("SKIP_DIALOG", "Y"));
      }
    }
  }

  private static void change(Person who, String method, long one, long two, Map<String, ?> more) {
    Twice.tells(
        who,
        method,
        Wrong.over(more, Map.of("CHAT_ID", one)),
        Wrong.over(more, Map.of("CHAT_ID", two)));
  }

  @Test
  void messages_change_alike(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team", echo);
    var one = Map.of("MESSAGE_ID", anna.says(team, "One"));
    var two = Map.of("MESSAGE_ID", anna.says(team, "Two"));
    Twice.tells(anna, "im.message.like", one, two);
    Twice.tells(echo, "imbot.message.like", one, two);
    Twice.tells(anna, "im.message.delete", one, two);
    var said = Map.of("DIALOG_ID", team.dialogId(), "MESSAGE", "Hi", "KEYBOARD", buttons());
    var first = echo.call("imbot.message.add", said).result().asLong();
    var second = Twice.inForm(echo, "imbot.message.add", said).result().asLong();
    var list =
        anna.call("im.dialog.messages.get", Map.of("DIALOG_ID", team.dialogId(), "LIMIT", 2))
            .result();
    assertThat(list.at("/messages/0/params")).isEqualTo(list.at("/messages/1/params"));
    Twice.tells(
        echo, "imbot.message.delete", Map.of("MESSAGE_ID", first), Map.of("MESSAGE_ID", second));
  }

  private static List<Map<String, ?>> buttons() {
    return List.of(Map.of("TEXT", "Yes", "LINK", "https://example.com/"), Map.of("TEXT", "No"));
  }

  @Test
  void files_are_taken_alike(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    var one = DiskCalls.uploads(anna, team, "a.txt", DiskCalls.base64("a")).get("ID").asLong();
    var two = DiskCalls.uploads(anna, team, "b.txt", DiskCalls.base64("b")).get("ID").asLong();
    Twice.tells(
        anna,
        "im.disk.file.commit",
        Map.of("CHAT_ID", team.id(), "FILE_ID", List.of(one)),
        Map.of("CHAT_ID", team.id(), "FILE_ID", List.of(two)));
  }

  @Test
  void notifications_are_told_alike(Hall hall) {
    var anna = hall.person("Anna");
    var to = Map.of("USER_ID", anna.id(), "MESSAGE", "Hello", "TAG", "T");
    for (var method : List.of("im.notify", "im.notify.personal.add", "im.notify.system.add")) {
      Twice.tells(anna, method, to, Wrong.over(to, Map.of("TAG", "U")));
    }
    var seen = anna.call("im.notify.get").result().get("notifications");
    var ids = seen.valueStream().map(notice -> notice.get("id").asLong()).toList();
    assertThat(ids).hasSizeGreaterThan(1);
    Twice.tells(anna, "im.notify.read", Map.of("ID", ids.get(0)), Map.of("ID", ids.get(1)));
    Twice.tells(
        anna,
        "im.notify.read.list",
        Map.of("IDS", ids, "ACTION", "N"),
        Map.of("IDS", ids, "ACTION", "Y"));
    Twice.tells(anna, "im.notify.delete", Map.of("ID", ids.get(0)), Map.of("ID", ids.get(1)));
  }

  @Test
  void commands_are_learnt_and_answered_alike(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var title = List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Say", "PARAMS", "words"));
    var command =
        Map.of(
            "COMMAND",
            "one",
            "COMMON",
            "N",
            "LANG",
            title,
            "EVENT_COMMAND_ADD",
            echo.handler().url());
    Twice.tells(
        echo, "imbot.command.register", command, Wrong.over(command, Map.of("COMMAND", "two")));
    var id = echo.learns("say");
    var change = Map.of("COMMAND_ID", id, "FIELDS", Map.of("HIDDEN", "N", "LANG", title));
    Twice.tells(echo, "imbot.command.update", change, change);
    var message = anna.says(echo, "/say hello");
    var answer = Map.of("COMMAND_ID", id, "MESSAGE_ID", message, "MESSAGE", "Hello");
    Twice.tells(echo, "imbot.command.answer", answer, answer);
    var press =
        Map.of("MESSAGE_ID", message, "BOT_ID", echo.id(), "COMMAND", "say", "COMMAND_PARAMS", "x");
    Twice.tells(anna, "im.message.command", press, press);
    var app =
        Map.of(
            "CODE",
            "page",
            "JS_METHOD",
            "SEND",
            "JS_PARAM",
            "/help",
            "LANG",
            List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Help")));
    var page = echo.call("imbot.app.register", app).result().asLong();
    var context = Map.of("APP_ID", page, "CONTEXT", "ALL");
    Twice.tells(echo, "imbot.app.update", context, context);
  }

  @Test
  void bots_of_the_second_generation_are_answered_alike(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Fetcher");
    var team = anna.opensChat("Team", bot);
    anna.call("im.v2.Event.subscribe").result();
    anna.says(bot, "Hello");
    Twice.asks(bot, "imbot.v2.Bot.get", Map.of());
    Twice.asks(hall.administrator(), "imbot.v2.Bot.list", Map.of("botToken", bot.token()));
    Twice.asks(
        bot,
        "imbot.v2.Chat.User.list",
        Map.of("dialogId", team.dialogId(), "order", Map.of("id", "ASC"), "limit", 50));
    Twice.asks(bot, "imbot.v2.Event.get", Map.of("limit", 10));
    Twice.asks(anna, "im.v2.Event.get", Map.of("limit", 10));
  }

  @Test
  void applications_and_callers_are_answered_alike(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    Twice.asks(anna, "method.get", Map.of("name", "user.get"));
    Twice.asks(anna, "user.access", Map.of("ACCESS", List.of("G1", "U" + anna.id())));
    var commands = Map.of("halt", 0, "cmd", Map.of("me", "user.admin"));
    Twice.tells(anna, "batch", commands, commands);
    var handler = Map.of("event", "ONUSERADD", "handler", "https://example.com/one");
    Twice.tells(
        application,
        "event.bind",
        handler,
        Wrong.over(handler, Map.of("handler", "https://example.com/two")));
    application.call("event.bind", Map.of("event", "ONUSERADD", "event_type", "offline")).result();
    hall.person("Boris");
    var taken = application.call("event.offline.get", Map.of("clear", 0)).result();
    var marked =
        Map.of(
            "process_id",
            taken.get("process_id").asString(),
            "message_id",
            List.of(taken.at("/events/0/MESSAGE_ID").asString()));
    Twice.tells(application, "event.offline.error", marked, marked);
    Twice.tells(anna, "im.user.status.idle.start", Map.of("AGO", 10), Map.of("AGO", 10));
  }
}
