package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.SecondBot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// `imbot.v2.Event.get`, and `im.v2.Event.subscribe`, `.unsubscribe` and `.get`.
@ExtendWith(HallExtension.class)
class ImbotV2EventGetTest {
  private static final String GET = "imbot.v2.Event.get";
  private static final String READ = "im.v2.Event.get";

  @Test
  void a_bot_takes_what_it_is_told_and_gets_it_no_second_time(Hall hall) {
    var bot = hall.secondBot("Fetching");
    var anna = hall.person("Anna");
    var empty = fetched(bot, Map.of());
    assertThat(empty.get("events")).isEmpty();
    var message = anna.says(bot, "Hello bot!");
    // tag::example[]
    var reply =
        hall.administrator()
            .call(
                "imbot.v2.Event.get",
                Map.of("botId", bot.id(), "botToken", bot.token(), "limit", 50));
    // end::example[]
    var events = reply.result().get("events");
    assertThat(types(reply.result())).containsExactly("ONIMBOTV2JOINCHAT", "ONIMBOTV2MESSAGEADD");
    assertThat(reply.result().get("hasMore").asBoolean()).isFalse();
    var told = events.get(1);
    var example = Contract.event("ONIMBOTV2MESSAGEADD").get("example");
    assertThat(told.get("data").propertyNames()).containsAll(example.propertyNames());
    assertThat(told.at("/data/message").propertyNames())
        .isEqualTo(example.get("message").propertyNames());
    assertThat(told.at("/data/bot")).isEqualTo(bot.call("imbot.v2.Bot.get").result().get("bot"));
    assertThat(told.at("/data/message/id").asLong()).isEqualTo(message);
    assertThat(told.at("/data/message/isSystem").isBoolean()).isTrue();
    assertThat(told.at("/data/message/forward").isNull()).isTrue();
    assertThat(told.at("/data/chat/dialogId").asString()).isEqualTo(anna.dialogId());
    assertThat(told.get("date").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*[+-]\\d\\d:\\d\\d");

    assertThat(fetched(bot, Map.of())).isEqualTo(reply.result());
    var next = reply.result().get("nextOffset").asLong();
    assertThat(next).isEqualTo(told.get("eventId").asLong() + 1);
    var form = bot.callForm(GET, "offset=" + next).result();
    assertThat(form.get("events")).isEmpty();
    assertThat(form.get("nextOffset").asLong()).isEqualTo(next);
    assertThat(fetched(bot, Map.of()).get("events")).isEmpty();
    anna.says(bot, "Again");
    assertThat(types(fetched(bot, Map.of("offset", next)))).containsExactly("ONIMBOTV2MESSAGEADD");
  }

  @Test
  void a_page_is_as_long_as_it_is_wished(Hall hall) {
    var bot = hall.secondBot("Paging");
    var anna = hall.person("Anna");
    IntStream.rangeClosed(1, 3).forEach(i -> anna.says(bot, "message " + i));
    var first = fetched(bot, Map.of("limit", 2));
    assertThat(first.get("events")).hasSize(2);
    assertThat(first.get("hasMore").asBoolean()).isTrue();
    var second = fetched(bot, Map.of("limit", "1", "offset", first.get("nextOffset").asLong()));
    assertThat(second.at("/events/0/data/message/text").asString()).isEqualTo("message 2");
    assertThat(second.get("hasMore").asBoolean()).isTrue();
    assertThat(fetched(bot, Map.of("limit", 0)).get("events")).hasSize(1);
    var all = fetched(bot, Map.of("offset", 1_000_000_000L));
    assertThat(all.get("events")).isEmpty();
    anna.says(bot, "message 4");
    assertThat(fetched(bot, Map.of()).at("/events/0/data/message/text").asString())
        .isEqualTo("message 4");
  }

  @Test
  void what_a_bot_hears_in_a_group_is_a_matter_of_its_type(Hall hall) {
    var anna = hall.person("Anna");
    for (var type : List.of("bot", "openline", "supervisor", "personal")) {
      var bot = hall.secondBot("Hearing", Map.of("type", type));
      var team = anna.opensChat("Team", bot);
      var mention = "[USER=" + bot.id() + "]Hearing[/USER] to you";
      anna.says(team, "to nobody");
      anna.says(team, mention);
      anna.says(bot, "between us");
      var everything = type.equals("supervisor") || type.equals("personal");
      var heard =
          everything ? List.of("to nobody", mention, "between us") : List.of(mention, "between us");
      assertThat(texts(fetched(bot, Map.of()))).as(type).isEqualTo(heard);
      assertThat(bot.call("imbot.v2.Bot.get").result().at("/bot/isSupportOpenline").asBoolean())
          .as(type)
          .isEqualTo(type.equals("openline"));
    }
  }

  @Test
  void what_waits_is_there_in_either_mode(Hall hall) {
    var handler = hall.handler();
    var bot = hall.secondBot("Switching");
    var anna = hall.person("Anna");
    anna.says(bot, "fetched or posted");
    bot.becomes(Map.of("eventMode", "webhook", "webhookUrl", handler.url()));
    assertThat(handler.next("ONIMBOTV2MESSAGEADD").text("data", "message", "text"))
        .isEqualTo("fetched or posted");
    assertThat(fetched(bot, Map.of()).get("events")).isEmpty();
  }

  @Test
  void who_may_not_fetch_is_told_why(Hall hall) {
    var bot = hall.secondBot("Guarded");
    var admin = hall.administrator();
    assertThat(admin.call(GET, Map.of("botId", bot.id())).refusal())
        .isEqualTo("400 BOT_TOKEN_NOT_SPECIFIED Bot token is not specified");
    assertThat(admin.call(GET, Map.of("botToken", bot.token())).refusal())
        .isEqualTo("400 BOT_ID_REQUIRED Bot ID is required");
    assertThat(admin.call(GET, Map.of("botToken", bot.token(), "botId", 999_999)).refusal())
        .isEqualTo("400 BOT_NOT_FOUND Bot not found");
    assertThat(admin.call(GET, Map.of("botToken", "wrong", "botId", bot.id())).refusal())
        .isEqualTo("403 BOT_OWNERSHIP_ERROR Bot is registered by another application");
    assertThat(bot.call(GET, Map.of("withUserEvents", true)).refusal())
        .isEqualTo("400 USER_NOT_SUBSCRIBED User not subscribed");
    var handler = hall.handler();
    var posted = Map.of("eventMode", "webhook", "webhookUrl", handler.url());
    var other = hall.secondBot("Alone", posted);
    hall.person("Anna").says(other, "Who are you?");
    var own = handler.next("ONIMBOTV2MESSAGEADD").text("data", "bot", "auth", "access_token");
    var alone = Map.of("botId", other.id(), "withUserEvents", true);
    assertThat(hall.token(own).call(GET, alone).refusal()).isEqualTo("403 AUTH_ERROR Auth error");
    hall.declare(
        """
        users: [{ id: 810, login: botty }]
        webhooks:
          - { user: 810, code: onlybotsinhere, scopes: [imbot] }
        """);
    var asked = Map.of("botToken", bot.token(), "botId", bot.id(), "withUserEvents", "Y");
    assertThat(hall.webhook(810, "onlybotsinhere").call(GET, asked).refusal())
        .isEqualTo("403 SCOPE_ERROR Scope error");
  }

  @Test
  void a_user_reads_along_what_happens_in_his_chats(Hall hall) {
    var rita = hall.person("Rita");
    var anna = hall.person("Anna");
    // tag::subscribe[]
    assertThat(rita.call("im.v2.Event.subscribe").result().asBoolean()).isTrue();
    // end::subscribe[]
    assertThat(rita.callForm("im.v2.Event.subscribe", "").result().asBoolean()).isTrue();
    var team = anna.opensChat("Team", rita);
    var message = anna.says(team, "Hello everyone!");
    anna.call("im.message.update", Map.of("MESSAGE_ID", message, "MESSAGE", "Hello all!"));
    anna.call("im.message.delete", Map.of("MESSAGE_ID", message));
    // tag::get[]
    var read = rita.call("im.v2.Event.get", Map.of("limit", 50));
    // end::get[]
    assertThat(types(read.result()))
        .containsExactly(
            "ONIMV2JOINCHAT", "ONIMV2MESSAGEADD", "ONIMV2MESSAGEUPDATE", "ONIMV2MESSAGEDELETE");
    var joined = read.result().at("/events/0/data");
    assertThat(joined.get("dialogId").asString()).isEqualTo(team.dialogId());
    assertThat(joined.at("/user/id").asLong()).isEqualTo(rita.id());
    var added = read.result().at("/events/1/data");
    var example = Contract.event("ONIMV2MESSAGEADD").get("example");
    for (var part : List.of("message", "chat", "user")) {
      assertThat(added.get(part).propertyNames())
          .as(part)
          .containsExactlyInAnyOrderElementsOf(example.get(part).propertyNames());
    }
    assertThat(added.at("/message/text").asString()).isEqualTo("Hello everyone!");
    assertThat(added.at("/user/lastActivityDate").asBoolean(true)).isFalse();
    assertThat(read.result().at("/events/3/data/messageId").asLong()).isEqualTo(message);

    var first = rita.callForm(READ, "limit=3").result();
    assertThat(first.get("hasMore").asBoolean()).isTrue();
    var rest = read(rita, Map.of("offset", first.get("nextOffset").asLong()));
    assertThat(types(rest)).containsExactly("ONIMV2MESSAGEDELETE");
    assertThat(types(read(rita, Map.of()))).containsExactly("ONIMV2MESSAGEDELETE");

    // tag::unsubscribe[]
    assertThat(rita.call("im.v2.Event.unsubscribe").result().asBoolean()).isTrue();
    // end::unsubscribe[]
    anna.says(team, "unheard");
    assertThat(types(read(rita, Map.of()))).containsExactly("ONIMV2MESSAGEDELETE");
    hall.clock().advance(Duration.ofHours(23));
    assertThat(types(read(rita, Map.of()))).containsExactly("ONIMV2MESSAGEDELETE");
    hall.clock().advance(Duration.ofHours(2));
    assertThat(read(rita, Map.of()).get("events")).isEmpty();
    assertThat(anna.call(READ).result().get("events")).isEmpty();
  }

  @Test
  void one_offset_takes_both_streams(Hall hall) {
    var bot = hall.secondBot("Both");
    var admin = hall.administrator();
    var anna = hall.person("Anna");
    var team = anna.opensChat("Both", admin);
    admin.call("im.v2.Event.subscribe").result();
    anna.says(bot, "for the bot");
    anna.says(team, "for the user");
    anna.says(bot, "for the bot too");
    var all = fetched(bot, Map.of("withUserEvents", true));
    assertThat(texts(all)).containsExactly("for the bot", "for the user", "for the bot too");
    var first = fetched(bot, Map.of("withUserEvents", true, "limit", 3));
    assertThat(texts(first)).containsExactly("for the bot", "for the user");
    assertThat(first.get("hasMore").asBoolean()).isTrue();
    var next = first.get("nextOffset").asLong();
    assertThat(texts(fetched(bot, Map.of("withUserEvents", true, "offset", next))))
        .containsExactly("for the bot too");
    assertThat(read(admin, Map.of()).get("events")).isEmpty();
    admin.call("im.v2.Event.unsubscribe").result();
  }

  @Test
  void a_page_of_both_streams_takes_nothing_that_it_left(Hall hall) {
    var bot = hall.secondBot("Behind");
    var admin = hall.administrator();
    var anna = hall.person("Anna");
    var team = anna.opensChat("Behind", admin);
    admin.call("im.v2.Event.subscribe").result();
    anna.says(team, "one");
    anna.says(team, "two");
    anna.says(team, "three");
    anna.says(bot, "for the bot");
    var taken = fetched(bot, Map.of()).get("nextOffset").asLong();
    fetched(bot, Map.of("offset", taken));
    var read = new ArrayList<String>();
    long next = 0;
    boolean more = true;
    while (more) {
      var page = fetched(bot, Map.of("withUserEvents", true, "limit", 1, "offset", next));
      read.addAll(texts(page));
      next = page.get("nextOffset").asLong();
      more = page.get("hasMore").asBoolean();
    }
    assertThat(read).containsExactly("one", "two", "three");
    assertThat(next).isEqualTo(taken);
    admin.call("im.v2.Event.unsubscribe").result();
  }

  @Test
  void an_offset_ahead_of_the_log_takes_nothing_that_is_still_to_come(Hall hall) {
    var bot = hall.secondBot("Ahead");
    var anna = hall.person("Anna");
    var next = fetched(bot, Map.of("offset", 1_000_000_000)).get("nextOffset").asLong();
    anna.says(bot, "Hello");
    assertThat(texts(fetched(bot, Map.of("offset", next)))).containsExactly("Hello");
    anna.call("im.v2.Event.subscribe").result();
    next = read(anna, Map.of("offset", 1_000_000_000)).get("nextOffset").asLong();
    anna.says(bot, "Anybody?");
    assertThat(texts(read(anna, Map.of("offset", next)))).contains("Anybody?");
    anna.call("im.v2.Event.unsubscribe").result();
  }

  private static JsonNode fetched(SecondBot bot, Map<String, ?> params) {
    return bot.call(GET, params).result();
  }

  private static JsonNode read(Client user, Map<String, ?> params) {
    return user.call(READ, params).result();
  }

  private static List<String> types(JsonNode result) {
    return result.get("events").valueStream().map(e -> e.get("type").asString()).toList();
  }

  private static List<String> texts(JsonNode result) {
    return result
        .get("events")
        .valueStream()
        .map(event -> event.at("/data/message/text").asString(""))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /// The page calls it intentional: "If several applications subscribe the same user, a call with
  /// `offset` confirms and removes the records for all of them".
  @Test
  void a_user_has_one_reader_however_many_applications_ask(Hall hall) {
    var rita = hall.person("Rita");
    var one = hall.application("One", rita);
    var other = hall.application("Other", rita);
    one.call("im.v2.Event.subscribe").result();
    other.call("im.v2.Event.subscribe").result();
    var anna = hall.person("Anna");
    anna.says(rita, "first");
    anna.says(rita, "second");
    var read = read(one, Map.of());
    assertThat(texts(read)).containsExactly("first", "second");
    assertThat(read(other, Map.of())).isEqualTo(read);
    var next = read.get("nextOffset").asLong();
    assertThat(read(one, Map.of("offset", next)).get("events")).isEmpty();
    assertThat(read(other, Map.of()).get("events")).isEmpty();
    one.call("im.v2.Event.unsubscribe").result();
    anna.says(rita, "third");
    assertThat(read(other, Map.of()).get("events")).isEmpty();
  }
}
