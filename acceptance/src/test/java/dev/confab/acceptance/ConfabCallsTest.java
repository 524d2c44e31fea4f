package dev.confab.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The methods that show the calls a portal received. They are ours, not the original's.
@ExtendWith(HallExtension.class)
class ConfabCallsTest {
  private static JsonNode newest(Client admin, Map<String, ?> filter) {
    var found = list(admin, filter);
    assertThat(found).as("%s", filter).isNotEmpty();
    return found.getFirst();
  }

  private static List<JsonNode> list(Client admin, Map<String, ?> filter) {
    var calls = admin.call("confab.calls.list", filter).result().get("calls");
    return new ArrayList<>(calls.valueStream().toList());
  }

  private static JsonNode shown(Client admin, JsonNode call) {
    return admin.call("confab.calls.show", Map.of("ID", call.get("id").asLong())).result();
  }

  @Test
  void a_call_is_kept_with_its_caller_its_parameters_and_its_answer(Hall hall) {
    hall.speakJson();
    var anna = hall.person("Anna");
    var admin = hall.administrator();
    var reply = anna.call("IM.message.ADD", Map.of("DIALOG_ID", admin.id(), "MESSAGE", "hello"));
    var call = newest(admin, Map.of("METHOD", "im.message.add", "USER_ID", anna.id()));
    assertThat(call.get("method").asString()).isEqualTo("IM.message.ADD");
    assertThat(call.get("name").asString()).isEqualTo("im.message.add");
    assertThat(call.get("way").asString()).isEqualTo("REQUEST");
    assertThat(call.get("auth").asString()).isEqualTo("WEBHOOK");
    assertThat(call.get("credential").asString()).startsWith("webhook:");
    assertThat(call.get("status").asInt()).isEqualTo(200);
    assertThat(call.get("error").isNull()).isTrue();
    assertThat(call.get("took_ms").asDouble()).isPositive();
    assertThat(call.get("request_id").asString()).isEqualTo(reply.header("X-Request-Id"));
    assertThat(call.get("address").asString()).isEqualTo("127.0.0.1");
    assertThat(call.get("hints")).isEmpty();
    var shown = shown(admin, call);
    assertThat(shown.at("/params/MESSAGE").asString()).isEqualTo("hello");
    assertThat(shown.at("/answer/result").asLong()).isEqualTo(reply.result().asLong());
    assertThat(shown.get("answer").has("time")).isFalse();
    assertThat(shown.get("headers").valueStream().map(ConfabCallsTest::line).toList())
        .contains("content-type: application/json");
  }

  private static String line(JsonNode header) {
    return header.get("name").asString().toLowerCase(Locale.ROOT)
        + ": "
        + header.get("value").asString();
  }

  @Test
  void what_was_refused_is_found_by_its_code_and_its_status(Hall hall) {
    var anna = hall.person("Anna");
    var admin = hall.administrator();
    anna.call("im.message.add", Map.of("DIALOG_ID", admin.id()));
    anna.call("im.counters.get", Map.of());
    var refused = Map.of("USER_ID", anna.id(), "STATUS", "refused");
    assertThat(list(admin, refused)).hasSize(1);
    assertThat(newest(admin, refused).get("error").asString()).isEqualTo("MESSAGE_EMPTY");
    assertThat(list(admin, Map.of("USER_ID", anna.id(), "STATUS", "400"))).hasSize(1);
    assertThat(list(admin, Map.of("USER_ID", anna.id(), "ERROR", "MESSAGE_EMPTY"))).hasSize(1);
    var fine = list(admin, Map.of("USER_ID", anna.id(), "STATUS", "ok"));
    assertThat(fine).allMatch(call -> call.get("status").asInt() == 200).isNotEmpty();
    var wrong = shown(admin, newest(admin, refused));
    assertThat(wrong.at("/answer/error_description").asString()).isNotEmpty();
  }

  @Test
  void commands_of_a_batch_are_calls_of_their_own(Hall hall) {
    var anna = hall.person("Anna");
    var admin = hall.administrator();
    var command = "im.message.add?DIALOG_ID=" + admin.id() + "&MESSAGE=two&CLIENT_ID=mysecret";
    anna.call("batch", Map.of("cmd", List.of(command, "im.nothing")));
    var told =
        list(admin, Map.of("USER_ID", anna.id())).stream()
            .map(call -> call.get("way").asString() + " " + call.get("method").asString())
            .toList();
    assertThat(told).startsWith("REQUEST batch", "BATCH im.nothing", "BATCH im.message.add");
    var batch = shown(admin, newest(admin, Map.of("METHOD", "batch", "USER_ID", anna.id())));
    assertThat(batch.at("/params/cmd/0").asString())
        .contains("MESSAGE=two")
        .doesNotContain("mysecret");
  }

  @Test
  void a_hint_says_what_was_probably_meant(Hall hall) {
    var anna = hall.person("Anna");
    var admin = hall.administrator();
    anna.call("im.mesage.add", Map.of("DIALOG_ID", admin.id()));
    assertThat(hints(newest(admin, Map.of("USER_ID", anna.id()))))
        .containsExactly("There is no method 'im.mesage.add' - did you mean 'im.message.add'?");
    anna.call("im.message.add", Map.of("DIALOG_ID", admin.id(), "MESAGE", "x"));
    var unknown = newest(admin, Map.of("USER_ID", anna.id()));
    assertThat(hints(unknown))
        .containsExactly("'MESAGE' means nothing to this method - did you mean 'MESSAGE'?");
    assertThat(unknown.at("/hints/0/instead/0").asString()).isEqualTo("MESSAGE");
    hall.bot("Echo");
    var old = newest(admin, Map.of("METHOD", "imbot.register"));
    assertThat(hints(old))
        .containsExactly("imbot.register goes out of use; call imbot.v2.Bot.register instead");
  }

  private static List<String> hints(JsonNode call) {
    return call.get("hints").valueStream().map(hint -> hint.get("text").asString()).toList();
  }

  @Test
  void no_secret_and_no_more_than_the_beginning_is_kept(Hall hall) {
    var admin = hall.administrator();
    var bot = hall.secondBot("Second");
    var fields = Map.of("name", "z".repeat(20_000), "content", "y".repeat(20_000));
    bot.call("imbot.v2.File.upload", Map.of("dialogId", admin.id(), "fields", fields));
    var upload = newest(admin, Map.of("METHOD", "imbot.v2.file.upload"));
    var text = shown(admin, upload).toString();
    assertThat(text).contains("(20000 characters)");
    assertThat(text.length()).isLessThan(20_000);
    var token = "a-token-that-is-nobody-elses";
    var draft = Map.of("code", "third", "botToken", token, "properties", Map.of("name", "Third"));
    admin.call("imbot.v2.Bot.register", Map.of("fields", draft));
    var registered = newest(admin, Map.of("METHOD", "imbot.v2.Bot.register"));
    assertThat(shown(admin, registered).toString()).contains("***").doesNotContain(token);
  }

  @Test
  void a_call_with_a_wrong_credential_is_kept_without_a_caller(Hall hall) {
    var admin = hall.administrator();
    hall.webhook(admin.id(), "not-the-code").call("im.counters.get", Map.of("X", "1"));
    var call = newest(admin, Map.of("METHOD", "im.counters.get", "STATUS", "401"));
    assertThat(call.get("auth").isNull()).isTrue();
    assertThat(call.get("user_id").isNull()).isTrue();
    assertThat(call.get("error").asString()).isEqualTo("NO_AUTH_FOUND");
  }

  @Test
  void an_application_sees_its_own_calls_and_a_user_none(Hall hall) {
    var anna = hall.person("Anna");
    var bert = hall.person("Bert");
    var app = hall.application("Demo", bert);
    app.call("im.counters.get", Map.of());
    anna.call("im.counters.get", Map.of());
    var own = list(app, Map.of());
    assertThat(own).isNotEmpty().allMatch(call -> call.get("user_id").asLong() == bert.id());
    var admin = hall.administrator();
    var hers = newest(admin, Map.of("USER_ID", anna.id()));
    var theirs = app.call("confab.calls.show", Map.of("ID", hers.get("id").asLong()));
    assertThat(theirs.refusal()).isEqualTo("400 CALL_NOT_FOUND Call not found");
    var byApp = Map.of("APP_ID", own.getFirst().get("app_id").asLong(), "AUTH", "APPLICATION");
    assertThat(list(admin, byApp)).hasSize(own.size());
    assertThat(anna.call("confab.calls.list", Map.of()).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Administrator or application required");
    assertThat(anna.call("confab.calls.show", Map.of("ID", 1)).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Administrator or application required");
  }

  @Test
  void what_pages_call_for_people_can_be_left_out(Hall hall) {
    var vera = hall.person("Vera");
    var admin = hall.administrator();
    var login = Json.write(Map.of("login", vera.login(), "password", vera.password()));
    var signedIn = hall.post("/confab/session", "application/json", login);
    var cookie = requireNonNull(signedIn.header("Set-Cookie")).split(";", 2)[0];
    hall.post(
        "/rest/im.counters.get",
        "application/json",
        "{}",
        "Cookie",
        cookie,
        "Origin",
        hall.address());
    vera.call("im.counters.get", Map.of());
    var hers = Map.of("USER_ID", vera.id());
    assertThat(auths(list(admin, hers))).containsExactly("WEBHOOK", "SESSION");
    var programs = Map.of("USER_ID", vera.id(), "AUTH", "PROGRAMS");
    assertThat(auths(list(admin, programs))).containsExactly("WEBHOOK");
    hall.webhook(vera.id(), "not-the-code").call("im.nothing", Map.of());
    assertThat(newest(admin, Map.of("AUTH", "PROGRAMS")).get("method").asString())
        .isEqualTo("im.nothing");
  }

  private static List<String> auths(List<JsonNode> calls) {
    return calls.stream().map(call -> call.get("auth").asString()).toList();
  }

  @Test
  void pages_follow_each_other_and_looking_leaves_no_trace(Hall hall) {
    var anna = hall.person("Anna");
    var admin = hall.administrator();
    for (int i = 0; i < 5; i++) {
      anna.call("im.counters.get", Map.of());
    }
    var filter = new HashMap<String, Object>(Map.of("USER_ID", anna.id(), "LIMIT", 2));
    var pages = new ArrayList<Integer>();
    JsonNode next;
    do {
      var page = admin.call("confab.calls.list", filter).result();
      pages.add(page.get("calls").size());
      next = page.get("next");
      filter.put("BEFORE", next.asLong(0));
    } while (!next.isNull());
    assertThat(pages).containsExactly(2, 2, 1);
    var since = hall.clock().instant().plusSeconds(1).toString();
    assertThat(list(admin, Map.of("SINCE", since, "USER_ID", anna.id()))).isEmpty();
    assertThat(list(admin, Map.of("UNTIL", since, "USER_ID", anna.id()))).hasSize(5);
    assertThat(list(admin, Map.of("METHOD", "confab.calls.list"))).isEmpty();
  }

  @Test
  void what_is_asked_wrongly_is_refused(Hall hall) {
    var admin = hall.administrator();
    assertThat(admin.call("confab.calls.list", Map.of("AUTH", "magic")).refusal())
        .isEqualTo("400 AUTH_ERROR AUTH must be WEBHOOK, APPLICATION, SESSION or PROGRAMS");
    assertThat(admin.call("confab.calls.list", Map.of("STATUS", "fine")).refusal())
        .isEqualTo("400 STATUS_ERROR STATUS must be a number, ok or refused");
    assertThat(admin.call("confab.calls.show", Map.of()).refusal())
        .isEqualTo("400 CALL_NOT_FOUND Call not found");
  }

  @Test
  void a_report_tells_each_application_what_of_it_goes_out_of_use(Hall hall) {
    var bert = hall.person("Bert");
    var app = hall.application("Mover", bert);
    app.call("imbot.bot.list", Map.of());
    app.call("imbot.bot.list", Map.of());
    app.call("im.user.status.idle.end", Map.of());
    app.call("im.counters.get", Map.of());
    var own = app.call("confab.migration.report", Map.of("DAYS", 30)).result();
    assertThat(own).hasSize(1);
    var subject = own.get(0);
    assertThat(subject.get("name").asString()).isEqualTo("Mover");
    assertThat(subject.get("others").asLong()).isEqualTo(1);
    var step = subject.at("/steps/0");
    assertThat(step.get("method").asString()).isEqualTo("imbot.bot.list");
    assertThat(step.get("calls").asLong()).isEqualTo(2);
    assertThat(step.get("last").asString()).endsWith("Z");
    assertThat(step.at("/instead/0").asString()).isEqualTo("imbot.v2.Bot.list");
    assertThat(subject.at("/steps/1/instead")).isEmpty();
  }

  @Test
  void a_report_tells_of_commands_registered_in_the_flat_form(Hall hall) {
    var app = hall.application("Mover", hall.administrator());
    var fields = Map.of("code", "flat", "properties", Map.of("name", "Flat"));
    var bot = app.call("imbot.v2.Bot.register", Map.of("fields", fields)).result();
    var command = Map.of("command", "help", "title", Map.of("en", "Help"));
    var id = Map.of("botId", bot.at("/bot/id").asLong());
    app.call("imbot.v2.Command.register", Wrong.over(id, Map.of("fields", command))).result();
    assertThat(app.call("imbot.v2.Command.register", Wrong.over(id, command)).status())
        .isEqualTo(400);
    app.call("imbot.v2.Command.register", id);
    var subject = app.call("confab.migration.report", Map.of()).result().get(0);
    assertThat(subject.get("steps")).hasSize(1);
    var step = subject.at("/steps/0");
    assertThat(step.get("method").asString()).isEqualTo("imbot.v2.Command.register without fields");
    assertThat(step.get("calls").asLong()).isOne();
    assertThat(step.get("refused").asLong()).isOne();
    assertThat(step.at("/instead/0").asString()).isEqualTo("imbot.v2.Command.register");
    assertThat(subject.get("others").asLong()).isEqualTo(3);
  }

  @Test
  void calls_of_a_webhook_are_counted_for_the_application_it_stands_for(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "hello");
    echo.says(anna, "hello");
    var subjects = hall.administrator().call("confab.migration.report", Map.of()).result();
    var found =
        subjects
            .valueStream()
            .filter(one -> one.get("bots").valueStream().anyMatch(is(echo.code())))
            .findFirst()
            .orElseThrow();
    assertThat(found.get("app_id").isNull()).isFalse();
    assertThat(found.get("steps").valueStream().map(step -> step.get("method").asString()))
        .contains("imbot.message.add", "imbot.register");
    assertThat(found.get("name").asString()).startsWith("webhook:");
    assertThat(anna.call("confab.migration.report", Map.of()).error()).isEqualTo("ACCESS_DENIED");
  }

  private static Predicate<JsonNode> is(String text) {
    return node -> node.asString().equals(text);
  }
}
