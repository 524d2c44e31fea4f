package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Dialog;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The bots of the folder `examples`, started as their first lines say.
@ExtendWith(HallExtension.class)
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

  @Test
  void the_java_bot_echoes(Hall hall) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    echoes(hall, Map.of(), java, "EchoBot.java", "WEBHOOK", "PORT");
  }

  @Test
  void the_javascript_bot_echoes(Hall hall) {
    echoes(hall, Map.of(), "node", "echo-bot.mjs", "WEBHOOK", "PORT");
  }

  @Test
  void the_python_bot_echoes(Hall hall) {
    echoes(hall, Map.of(), "python3", "echo_bot.py", "WEBHOOK", "PORT");
  }

  @Test
  void the_python_bot_that_fetches_echoes(Hall hall) {
    var anna = hall.person("Anna");
    try (var bot =
        Program.start(EXAMPLES, Map.of(), "python3", "long_poll_bot.py", webhook(hall, anna))) {
      bot.awaits("ready");
      var id = newestBot(anna);
      Dialog dialog = () -> Long.toString(id);
      anna.says(dialog, "Grüße & 100% 🤖");
      bot.awaits("answered");
      assertThat(anna.reads(dialog)).contains("Echo: Grüße & 100% 🤖");
    }
  }

  @Test
  void the_php_bot_echoes(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    int port = Program.freePort();
    var webhook = Map.of("WEBHOOK", webhook(hall, anna));
    var address = "127.0.0.1:" + port;
    try (var bot = Program.start(EXAMPLES, webhook, "php", "-S", address, "echo-bot.php")) {
      bot.awaits("started");
      var page = URI.create("http://" + address + "/").toURL().openStream();
      assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8)).contains("ready");
      hears(hall, anna);
    }
  }

  private static void echoes(Hall hall, Map<String, String> environment, String... words) {
    var anna = hall.person("Anna");
    var filled = words.clone();
    filled[filled.length - 2] = webhook(hall, anna);
    filled[filled.length - 1] = Integer.toString(Program.freePort());
    try (var bot = Program.start(EXAMPLES, environment, filled)) {
      bot.awaits("ready");
      hears(hall, anna);
    }
  }

  private static String webhook(Hall hall, Person person) {
    return hall.address() + "/rest/" + person.id() + "/" + person.code() + "/";
  }

  private static void hears(Hall hall, Person anna) {
    var id = newestBot(anna);
    Dialog bot = () -> Long.toString(id);
    anna.says(bot, "Grüße & 100% 🤖");
    hall.settles(); // a bot answers before it takes the event as done
    assertThat(anna.reads(bot)).contains("Echo: Grüße & 100% 🤖");
  }

  private static long newestBot(Person anna) {
    var bots = anna.call("imbot.bot.list", Map.of()).result();
    return bots.propertyNames().stream().mapToLong(Long::parseLong).max().orElseThrow();
  }
}
