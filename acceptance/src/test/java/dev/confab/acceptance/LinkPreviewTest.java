package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.confab.basics.PhpForm;
import dev.confab.testkit.Catcher;
import dev.confab.testkit.Dialog;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import dev.confab.testkit.SecondBot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class LinkPreviewTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch door = new CountDownLatch(1);
  private HttpServer site;
  private boolean shut;

  @BeforeEach
  void open() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    site.createContext(
        "/",
        exchange -> {
          var path = exchange.getRequestURI().getPath();
          asked.add(path);
          try (exchange) {
            if (shut) {
              door.await();
            }
            var html = "<title>Page " + path + "</title><meta name=description content=Words>";
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            var bytes = html.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    site.start();
  }

  @AfterEach
  void close() {
    door.countDown();
    site.stop(0);
  }

  private String page(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  /// The newest message of a dialog once it carries, or no longer carries, a preview.
  private static JsonNode newest(Person reader, Dialog other, boolean previewed) {
    var end = System.nanoTime() + Catcher.PATIENCE.toNanos();
    while (true) {
      var message = reader.newest(other);
      if (message.get("params").has("URL_ATTACH") == previewed) {
        return message;
      }
      assertThat(System.nanoTime()).as("no preview in time: %s", message).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static String title(JsonNode message) {
    var block = message.get("params").get("URL_ATTACH").get(0).get("BLOCKS").get(0);
    return block.get("RICH_LINK").get(0).get("NAME").asString();
  }

  private static long add(Person from, Person to, String text, String preview) {
    var params = Map.of("DIALOG_ID", to.id(), "MESSAGE", text, "URL_PREVIEW", preview);
    return from.call("im.message.add", params).result().asLong();
  }

  @Test
  void a_link_is_shown_with_what_its_page_says(Hall hall) {
    hall.restartLookingAtLinks();
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    add(anna, boris, "See [URL=" + page("/a") + "]this[/URL]!", "Y");
    var shown = newest(boris, anna, true);
    var link = shown.get("params").get("URL_ATTACH").get(0).get("BLOCKS").get(0);
    var card = link.get("RICH_LINK").get(0);
    assertThat(card.propertyNames()).containsExactly("NAME", "LINK", "DESC");
    assertThat(card.get("NAME").asString()).isEqualTo("Page /a");
    assertThat(card.get("LINK").asString()).isEqualTo(page("/a"));
    assertThat(card.get("DESC").asString()).isEqualTo("Words");
    assertThat(shown.get("params").has("URL_ONLY")).isFalse();
    assertThat(shown.get("params").has("IS_EDITED")).isFalse();
    add(anna, boris, page("/b"), "Y");
    assertThat(newest(boris, anna, true).get("params").get("URL_ONLY").asString()).isEqualTo("Y");
  }

  @Test
  void a_new_text_is_looked_at_anew(Hall hall) {
    hall.restartLookingAtLinks();
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = add(anna, boris, "First " + page("/a"), "Y");
    assertThat(title(newest(boris, anna, true))).isEqualTo("Page /a");
    var keyboard = Map.of("MESSAGE_ID", id, "IS_EDITED", "N", "ATTACH", "N");
    anna.call("im.message.update", keyboard).result();
    assertThat(title(boris.newest(anna))).isEqualTo("Page /a");
    anna.call("im.message.update", Map.of("MESSAGE_ID", id, "MESSAGE", "None")).result();
    assertThat(boris.newest(anna).get("params").has("URL_ATTACH")).isFalse();
    anna.call("im.message.update", Map.of("MESSAGE_ID", id, "MESSAGE", page("/b"))).result();
    assertThat(title(newest(boris, anna, true))).isEqualTo("Page /b");
    anna.call("im.message.update", Map.of("MESSAGE_ID", id, "URL_PREVIEW", "N")).result();
    assertThat(boris.newest(anna).get("params").has("URL_ATTACH")).isFalse();
  }

  @Test
  void who_wants_none_gets_none_in_both_generations(Hall hall) {
    hall.restartLookingAtLinks();
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.bot("Echo");
    add(anna, boris, page("/never"), "N");
    var quiet =
        Map.of(
            "BOT_ID",
            bot.id(),
            "DIALOG_ID",
            boris.id(),
            "MESSAGE",
            page("/no"),
            "URL_PREVIEW",
            "N");
    bot.call("imbot.message.add", quiet).result();
    var told = Map.of("BOT_ID", bot.id(), "DIALOG_ID", boris.id(), "MESSAGE", page("/yes"));
    var id = bot.call("imbot.message.add", told).result().asLong();
    var message = newest(boris, bot, true);
    assertThat(message.get("id").asLong()).isEqualTo(id);
    assertThat(asked).containsExactly("/yes");
  }

  @Test
  void a_link_is_fetched_once_an_hour_and_a_restart_forgets_none(Hall hall) {
    hall.restartLookingAtLinks();
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    shut = true;
    add(anna, boris, page("/a"), "Y");
    hall.restart();
    shut = false;
    door.countDown();
    newest(boris, anna, true);
    var before = asked.size();
    add(boris, anna, page("/a"), "Y");
    newest(anna, boris, true);
    assertThat(asked).hasSize(before);
  }

  @Test
  void nothing_is_fetched_unless_the_operator_wants_it() {
    try (var hall = Hall.open()) {
      var anna = hall.person("Anna");
      var boris = hall.person("Boris");
      add(anna, boris, page("/a"), "Y");
      hall.restartLookingAtLinks();
      add(anna, boris, page("/b"), "Y");
      newest(boris, anna, true);
      assertThat(asked).containsExactly("/b");
    }
  }

  @Test
  void a_bot_wants_a_preview_or_none_however_it_says_so(Hall hall) {
    hall.restartLookingAtLinks();
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    int shown = 0;
    for (var wanted : List.of(true, "true", "Y", 1, "1")) {
      for (var unwanted : List.of(false, "false", "N", 0, "0")) {
        shows(bot, anna, page("/never"), unwanted);
      }
      var path = "/always/" + ++shown;
      shows(bot, anna, page(path), wanted);
      assertThat(title(newest(anna, bot, true))).isEqualTo("Page " + path);
    }
    assertThat(asked).doesNotContain("/never").hasSize(5);
  }

  @Test
  void a_bot_of_the_first_generation_wants_none_either(Hall hall) {
    hall.restartLookingAtLinks();
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var said = Map.of("DIALOG_ID", anna.id(), "MESSAGE", "See " + page("/never"));
    var id = echo.call("imbot.message.add", Wrong.over(said, Map.of("URL_PREVIEW", "N"))).result();
    var never = Map.of("MESSAGE_ID", id, "MESSAGE", "Or " + page("/never"), "URL_PREVIEW", "N");
    echo.call("imbot.message.update", never).result();
    echo.callForm(
            "imbot.message.update",
            "MESSAGE_ID=" + id + "&MESSAGE=At+" + PhpForm.encode(page("/never")) + "&URL_PREVIEW=N")
        .result();
    var command = echo.learns("look");
    var asking = anna.says(echo, "/look");
    var answer = Map.of("COMMAND_ID", command, "MESSAGE_ID", asking, "URL_PREVIEW", "N");
    var told = Map.of("COMMAND_ID", command, "MESSAGE_ID", asking, "MESSAGE", page("/told"));
    echo.call("imbot.command.answer", told).result();
    assertThat(title(newest(anna, echo, true))).isEqualTo("Page /told");
    echo.call("imbot.command.answer", Wrong.over(answer, Map.of("MESSAGE", page("/never"))))
        .result();
    var last = Map.of("DIALOG_ID", anna.id(), "MESSAGE", page("/yes"));
    echo.call("imbot.message.add", last).result();
    assertThat(title(newest(anna, echo, true))).isEqualTo("Page /yes");
    assertThat(asked).doesNotContain("/never");
    var absent = Map.of("DIALOG_ID", echo.dialogId(), "MESSAGE", page("/absent"));
    anna.call("im.message.add", absent).result();
    assertThat(title(newest(anna, echo, true))).isEqualTo("Page /absent");
  }

  private static void shows(SecondBot bot, Person to, String link, Object wanted) {
    var fields = Map.of("message", "See " + link, "urlPreview", wanted);
    bot.call("imbot.v2.Chat.Message.send", Map.of("dialogId", to.id(), "fields", fields)).result();
  }
}
