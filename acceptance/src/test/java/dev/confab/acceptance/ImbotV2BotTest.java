package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.SecondBot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `imbot.v2.Bot.get`, `.list`, `.update` and `.unregister`.
@ExtendWith(HallExtension.class)
class ImbotV2BotTest {
  private static final String NO_TOKEN = "400 BOT_TOKEN_NOT_SPECIFIED Bot token is not specified";
  private static final String NO_BOT = "400 BOT_NOT_FOUND Bot not found";
  private static final String OTHERS =
      "403 BOT_OWNERSHIP_ERROR Bot is registered by another application";

  @Test
  void the_owner_sees_all_of_a_bot_and_others_its_face(Hall hall) {
    var bot = hall.secondBot("Known", Map.of("code", "known"));
    // tag::example[]
    var seen =
        hall.administrator()
            .call("imbot.v2.Bot.get", Map.of("botToken", bot.token(), "code", "known"));
    // end::example[]
    assertThat(seen.result().at("/bot/id").asLong()).isEqualTo(bot.id());
    assertThat(seen.result().at("/bot/moduleId").asString()).isEqualTo("rest");
    assertThat(seen.result().at("/users/0/name").asString()).isEqualTo("Known");
    var same = hall.administrator();
    assertThat(
            same.callForm("imbot.v2.Bot.get", "botToken=" + bot.token() + "&botId=" + bot.id())
                .result())
        .isEqualTo(seen.result());
    var others = same.call("imbot.v2.Bot.get", Map.of("botToken", "nobody", "botId", bot.id()));
    assertThat(others.result().get("bot").propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "code",
            "type",
            "isHidden",
            "isSupportOpenline",
            "isReactionsEnabled",
            "backgroundId",
            "language");
  }

  @Test
  void a_bot_that_is_not_named_or_not_there_is_not_shown(Hall hall) {
    var admin = hall.administrator();
    assertThat(admin.call("imbot.v2.Bot.get", Map.of("botId", 1)).refusal()).isEqualTo(NO_TOKEN);
    assertThat(admin.call("imbot.v2.Bot.get", Map.of("botToken", "some")).refusal())
        .isEqualTo("400 PARAMS_REQUIRED Required parameters are missing");
    for (var asked : List.of(Map.of("code", "no such"), Map.of("botId", 1_000_000))) {
      var all = new HashMap<String, Object>(asked);
      all.put("botToken", "some");
      assertThat(admin.call("imbot.v2.Bot.get", all).refusal()).isEqualTo(NO_BOT);
    }
  }

  @Test
  void an_application_lists_its_bots_page_by_page(Hall hall) {
    var bot = hall.secondBot("Listed");
    var application = hall.application("Lister", hall.person("Lisa"));
    for (int i = 0; i < 3; i++) {
      var fields =
          Map.of(
              "code",
              "listed" + i,
              "type",
              i == 1 ? "supervisor" : "bot",
              "properties",
              Map.of("name", "Bot " + i));
      application.call("imbot.v2.Bot.register", Map.of("fields", fields)).result();
    }
    assertThat(codes(application, Map.of())).containsExactly("listed0", "listed1", "listed2");
    assertThat(codes(application, Map.of("filter", Map.of("type", "supervisor"))))
        .containsExactly("listed1");
    assertThat(codes(application, Map.of("filter", Map.of("type", "no such")))).isEmpty();
    assertThat(codes(application, Map.of("limit", 2, "offset", 1)))
        .containsExactly("listed1", "listed2");
    assertThat(codes(application, Map.of("limit", 1, "offset", 1))).containsExactly("listed1", "…");
    assertThat(codes(application, Map.of("offset", 9))).isEmpty();
    var own = hall.administrator().callForm("imbot.v2.Bot.list", "botToken=" + bot.token());
    assertThat(own.result().at("/bots/0/id").asLong()).isEqualTo(bot.id());
    assertThat(own.result().at("/users/0/id").asLong()).isEqualTo(bot.id());
    var none = hall.administrator().call("imbot.v2.Bot.list", Map.of("botToken", "new")).result();
    assertThat(none.get("bots")).isEmpty();
    assertThat(hall.administrator().call("imbot.v2.Bot.list").refusal()).isEqualTo(NO_TOKEN);
  }

  @Test
  void a_bot_that_is_shown_as_writing_is_a_bot_like_any_other(Hall hall) {
    var writing = hall.bot("Writing", Map.of("TYPE", "H"));
    var own = Map.of("botToken", writing.clientId(), "filter", Map.of("type", "bot"));
    assertThat(codes(hall.administrator(), own)).containsExactly(writing.code());
    var asked = Map.of("botToken", writing.clientId(), "botId", writing.id());
    var shown = hall.administrator().call("imbot.v2.Bot.get", asked).result();
    assertThat(shown.at("/bot/type").asString()).isEqualTo("bot");
    var card = hall.administrator().call("im.user.get", Map.of("ID", writing.id())).result();
    assertThat(card.at("/bot_data/type").asString()).isEqualTo("human");
  }

  @Test
  void a_token_is_what_was_sent_with_the_blanks_around_it(Hall hall) {
    var bot = hall.secondBot("Padded");
    bot.becomes(Map.of("botToken", " padded "));
    var now = Map.of("botId", bot.id(), "botToken", " padded ");
    assertThat(hall.administrator().call("imbot.v2.Bot.update", now).status()).isEqualTo(200);
    var fields =
        Map.of("code", "beside", "botToken", " padded ", "properties", Map.of("name", "Beside"));
    hall.administrator().call("imbot.v2.Bot.register", Map.of("fields", fields)).result();
    assertThat(codes(hall.administrator(), Map.of("botToken", " padded "))).hasSize(2);
  }

  private static List<String> codes(Client application, Map<String, ?> asked) {
    var page = application.call("imbot.v2.Bot.list", asked).result();
    var codes = page.get("bots").valueStream().map(bot -> bot.get("code").asString()).toList();
    return page.get("hasNextPage").asBoolean()
        ? Stream.concat(codes.stream(), Stream.of("…")).toList()
        : codes;
  }

  @Test
  void what_is_said_anew_changes_and_the_rest_stays(Hall hall) {
    var bot = hall.secondBot("Before", Map.of("backgroundId", "sky"));
    // tag::update[]
    var after =
        hall.administrator()
            .call(
                "imbot.v2.Bot.update",
                Map.of(
                    "botId", bot.id(),
                    "botToken", bot.token(),
                    "fields",
                        Map.of("properties", Map.of("name", "Updated Bot"), "isHidden", true)));
    // end::update[]
    assertThat(after.result().at("/users/0/name").asString()).isEqualTo("Updated Bot");
    assertThat(after.result().at("/bot/isHidden").asBoolean()).isTrue();
    assertThat(after.result().at("/bot/backgroundId").asString()).isEqualTo("sky");
    var form =
        bot.callForm(
            "imbot.v2.Bot.update", "fields[properties][name]=Updated+Bot&fields[isHidden]=Y");
    assertThat(form.result()).isEqualTo(after.result());
    var card = hall.person("Otto").call("im.user.get", Map.of("ID", bot.id())).result();
    assertThat(card.get("name").asString()).isEqualTo("Updated Bot");
    assertThat(card.at("/bot_data/is_hidden").asBoolean()).isTrue();

    assertThat(bot.becomes(Map.of("backgroundId", "Sky")).get("backgroundId").isNull()).isTrue();
    bot.becomes(Map.of("backgroundId", "sky"));
    var reset = new HashMap<String, Object>();
    reset.put("backgroundId", null);
    reset.put("isHidden", "N");
    reset.put("isReactionsEnabled", "N");
    reset.put("isSupportOpenline", true);
    reset.put(
        "properties",
        Map.of("lastName", "Second", "color", "no colour", "gender", "F", "avatar", Pictures.PNG));
    var shown = bot.becomes(reset);
    assertThat(shown.get("backgroundId").isNull()).isTrue();
    assertThat(shown.get("isHidden").asBoolean()).isFalse();
    assertThat(shown.get("isReactionsEnabled").asBoolean()).isFalse();
    assertThat(shown.get("isSupportOpenline").asBoolean()).isTrue();
    var user = bot.call("imbot.v2.Bot.get").result().at("/users/0");
    assertThat(user.get("name").asString()).isEqualTo("Updated Bot Second");
    assertThat(user.get("avatar").asString()).isNotEmpty();
    assertThat(bot.call("imbot.v2.Bot.update").result().get("bot")).isEqualTo(shown);
  }

  @Test
  void what_means_nothing_leaves_what_was_known(Hall hall) {
    var bot = hall.secondBot("Known");
    bot.becomes(Map.of("properties", Map.of("gender", "F", "color", "mint")));
    bot.becomes(Map.of("properties", Map.of("gender", "X", "color", "colourless")));
    var user = bot.call("imbot.v2.Bot.get").result().at("/users/0");
    assertThat(user.get("gender").asString()).isEqualTo("F");
    assertThat(user.get("color").asString()).isEqualTo("#4ba984");
    bot.becomes(Map.of("properties", Map.of("gender", "m")));
    user = bot.call("imbot.v2.Bot.get").result().at("/users/0");
    assertThat(user.get("gender").asString()).isEqualTo("M");
  }

  @Test
  void a_new_token_kills_the_old_one(Hall hall) {
    var bot = hall.secondBot("Rotating");
    var other = hall.secondBot("Other");
    assertThat(refused(bot, Map.of("botToken", other.token())))
        .isEqualTo("400 BOT_TOKEN_ROTATION_FAILED Bot token rotation failed");
    assertThat(refused(bot, Map.of("botToken", "t".repeat(41))))
        .isEqualTo("400 BOT_TOKEN_INVALID_LENGTH Bot token is longer than 40 characters");
    bot.becomes(Map.of("botToken", "  "));
    bot.becomes(Map.of("botToken", bot.token()));
    bot.becomes(Map.of("botToken", "quite another"));
    assertThat(bot.call("imbot.v2.Bot.update").refusal()).isEqualTo(OTHERS);
    var now = Map.of("botId", bot.id(), "botToken", "quite another");
    assertThat(hall.administrator().call("imbot.v2.Bot.update", now).status()).isEqualTo(200);
  }

  @Test
  void a_bot_that_shares_its_token_leaves_with_what_is_its_own(Hall hall) {
    var handler = hall.handler();
    var posted = Map.of("eventMode", "webhook", "webhookUrl", handler.url());
    var bot = hall.secondBot("Leaving", posted);
    var admin = hall.administrator();
    var more =
        Map.of(
            "code", "staying-" + bot.id(),
            "botToken", bot.token(),
            "properties", Map.of("name", "Staying"));
    var stays =
        admin.call("imbot.v2.Bot.register", Map.of("fields", more)).result().at("/bot/id").asLong();
    var help = Map.of("command", "help", "title", Map.of("en", "Help"));
    bot.call("imbot.v2.Command.register", Map.of("fields", help)).result();
    var anna = hall.person("Anna");
    anna.says(bot, "before");
    var before = handler.next("ONIMBOTV2MESSAGEADD").text("auth", "application_token");
    bot.becomes(Map.of("eventMode", "fetch"));
    anna.says(bot, "meanwhile");

    bot.becomes(Map.of("botToken", "mine alone"));
    var left = Map.of("botId", bot.id(), "botToken", bot.token());
    assertThat(admin.call("imbot.v2.Bot.update", left).refusal()).isEqualTo(OTHERS);
    var neighbour = Map.of("botId", stays, "botToken", bot.token());
    assertThat(admin.call("imbot.v2.Bot.update", neighbour).status()).isEqualTo(200);
    var mine = Map.of("botId", bot.id(), "botToken", "mine alone");
    var learnt = admin.call("imbot.v2.Command.list", mine).result().get("commands");
    assertThat(learnt).hasSize(1);
    admin.call("imbot.v2.Bot.update", Wrong.over(mine, Map.of("fields", posted))).result();
    var told = handler.next("ONIMBOTV2MESSAGEADD");
    assertThat(told.text("data", "message", "text")).isEqualTo("meanwhile");
    assertThat(told.text("auth", "application_token")).isNotEqualTo(before);
    var token = hall.token(told.text("data", "bot", "auth", "access_token"));
    assertThat(token.call("imbot.v2.Bot.update", Map.of("botId", bot.id())).status())
        .isEqualTo(200);
    anna.says(bot, "/help");
    var used = handler.next("ONIMBOTV2COMMANDADD");
    assertThat(used.text("auth", "application_token"))
        .isEqualTo(told.text("auth", "application_token"));
  }

  @Test
  void a_hidden_bot_is_not_found(Hall hall) {
    var bot = hall.secondBot("Zyprian");
    var anna = hall.person("Anna");
    var find = Map.of("FIND", "Zyprian");
    assertThat(anna.call("im.search.user.list", find).result().has(bot.dialogId())).isTrue();
    bot.becomes(Map.of("isHidden", true));
    assertThat(anna.call("im.search.user.list", find).result().has(bot.dialogId())).isFalse();
  }

  @Test
  void a_bot_that_fetches_keeps_the_address_it_may_be_posted_to_at(Hall hall) {
    var anna = hall.person("Anna");
    var handler = hall.handler();
    var bot = hall.secondBot("Fetching", Map.of("webhookUrl", handler.url()));
    anna.says(bot, "fetched");
    assertThat(bot.call("imbot.v2.Event.get").result().get("events").toString())
        .contains("fetched");
    bot.becomes(Map.of("eventMode", "webhook"));
    anna.says(bot, "posted");
    assertThat(handler.next("ONIMBOTV2MESSAGEADD").text("data", "message", "text"))
        .isEqualTo("fetched");
    assertThat(handler.next().text("data", "message", "text")).isEqualTo("posted");
    bot.becomes(Map.of("eventMode", "fetch"));
    anna.says(bot, "fetched again");
    var again = bot.call("imbot.v2.Event.get").result();
    assertThat(again.get("events").toString()).contains("fetched again");
    bot.call("imbot.v2.Event.get", Map.of("offset", again.get("nextOffset").asLong())).result();
    bot.becomes(Map.of("eventMode", "webhook"));
    anna.says(bot, "posted again");
    assertThat(handler.next().text("data", "message", "text")).isEqualTo("posted again");
  }

  @Test
  void what_is_wrong_with_a_change_is_told(Hall hall) {
    var bot = hall.secondBot("Wrong");
    assertThat(refused(bot, Map.of("eventMode", "both")))
        .isEqualTo("400 BOT_INVALID_EVENT_MODE Invalid event mode");
    assertThat(refused(bot, Map.of("webhookUrl", "nowhere")))
        .isEqualTo("400 BOT_INVALID_CALLBACK Invalid callback URL");
    assertThat(refused(bot, Map.of("eventMode", "webhook")))
        .isEqualTo("400 BOT_INVALID_CALLBACK Invalid callback URL");
    assertThat(refused(bot, Map.of("properties", Map.of("avatar", "bm8="))))
        .isEqualTo("400 BOT_AVATAR_INCORRECT_TYPE Avatar must be an image");
    assertThat(refused(bot, Map.of("properties", Map.of("avatar", Pictures.wide(5001)))))
        .isEqualTo("400 BOT_AVATAR_INCORRECT_SIZE Avatar exceeds maximum size");
  }

  private static String refused(SecondBot bot, Map<String, ?> fields) {
    return bot.call("imbot.v2.Bot.update", Map.of("fields", fields)).refusal();
  }

  @Test
  void a_bot_that_is_removed_is_gone(Hall hall) {
    var bot = hall.secondBot("Gone");
    // tag::unregister[]
    var gone =
        hall.administrator()
            .call("imbot.v2.Bot.unregister", Map.of("botId", bot.id(), "botToken", bot.token()));
    // end::unregister[]
    assertThat(gone.result().get("result").asBoolean()).isTrue();
    assertThat(bot.callForm("imbot.v2.Bot.unregister", "").refusal()).isEqualTo(NO_BOT);
    var user = hall.administrator().call("im.user.get", Map.of("ID", bot.id())).result();
    assertThat(user.get("active").asBoolean()).isFalse();
  }

  @Test
  void a_bot_whose_row_somebody_took_out_by_hand_cannot_be_removed(Hall hall) {
    var bot = hall.secondBot("Echo");
    hall.person("Anna").says(bot, "Still known");
    var rooms = hall.house().rooms();
    var portal = Objects.requireNonNull(rooms.portals().byHost("localhost")).id();
    var sql = "DELETE FROM bots WHERE portal_id = :portal AND user_id = ?";
    int removed = rooms.store().write(portal, tx -> tx.run(sql, bot.id()));
    assertThat(removed).isEqualTo(1);
    assertThat(bot.call("imbot.v2.Bot.unregister", Map.of()).refusal())
        .isEqualTo("400 BOT_UNREGISTER_FAILED Bot unregistration failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"imbot.v2.Bot.update", "imbot.v2.Bot.unregister"})
  void who_has_no_right_to_a_bot_changes_none(String method, Hall hall) {
    var bot = hall.secondBot("Mine");
    var admin = hall.administrator();
    assertThat(admin.call(method, Map.of("botId", bot.id())).refusal()).isEqualTo(NO_TOKEN);
    assertThat(admin.call(method, Map.of("botToken", bot.token())).refusal())
        .isEqualTo("400 BOT_ID_REQUIRED Bot ID is required");
    assertThat(admin.call(method, Map.of("botToken", "some", "botId", admin.id())).refusal())
        .isEqualTo(NO_BOT);
    assertThat(admin.call(method, Map.of("botToken", "some", "botId", bot.id())).refusal())
        .isEqualTo(OTHERS);
    var application = hall.application("Stranger", hall.person("Stan"));
    assertThat(application.call(method, Map.of("botId", bot.id())).refusal()).isEqualTo(OTHERS);
  }

  @Test
  void a_bot_of_the_first_generation_keeps_its_handlers(Hall hall) {
    var first = hall.bot("First");
    var elsewhere = hall.handler();
    var admin = hall.administrator();
    var known = Map.of("botId", first.id(), "botToken", first.clientId());
    var moved = Map.of("fields", Map.of("eventMode", "webhook", "webhookUrl", elsewhere.url()));
    var shown = admin.call("imbot.v2.Bot.update", Wrong.over(known, moved)).result();
    assertThat(shown.at("/bot/eventMode").asString()).isEqualTo("webhook");
    hall.person("Anna").says(first, "Still here?");
    assertThat(first.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("Still here?");
    var fetching = Map.of("fields", Map.of("eventMode", "fetch"));
    assertThat(admin.call("imbot.v2.Bot.update", Wrong.over(known, fetching)).refusal())
        .isEqualTo("400 BOT_INVALID_EVENT_MODE Invalid event mode");
  }

  @Test
  void who_takes_away_both_names_changes_all_the_rest(Hall hall) {
    var bot = hall.secondBot("Named");
    var properties =
        Map.of("name", "", "lastName", " ", "workPosition", "Clerk", "avatar", Pictures.PNG);
    bot.becomes(Map.of("properties", properties));
    var user = bot.call("imbot.v2.Bot.get").result().at("/users/0");
    assertThat(user.get("name").asString()).isEqualTo("Named");
    assertThat(user.get("workPosition").asString()).isEqualTo("Clerk");
    var avatar = user.get("avatar").asString();
    assertThat(hall.get(avatar.substring(hall.address().length())).status()).isEqualTo(200);
  }
}
