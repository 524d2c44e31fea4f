package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Json;
import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import dev.confab.testkit.SecondBot;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

@ExtendWith(HallExtension.class)
class LiveTest {

  @Test
  void members_see_a_message_as_they_would_read_it_and_others_see_nothing(Hall hall)
      throws Exception {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var carla = hall.person("Carla");
    var chat = anna.opensChat("Plans", boris);
    var boriss = Page.of(hall, boris);
    var carlas = Page.of(hall, carla);
    assertThat(boriss.hello.get("resumed").asBoolean()).isFalse();
    assertThat(boriss.hello.get("user").asLong()).isEqualTo(boris.id());
    var id = anna.says(chat, "Hello");
    var data = boriss.next("message.add").get("data");
    assertThat(data.get("message")).isEqualTo(boris.newest(chat));
    assertThat(data.at("/message/id").asLong()).isEqualTo(id);
    assertThat(data.at("/chat/title").asString()).isEqualTo("Plans");
    assertThat(data.at("/chat/userCount").asInt()).isEqualTo(2);
    assertThat(data.at("/user/name").asString()).isEqualTo("Anna");
    anna.says(carla, "For you");
    var direct = carlas.next("message.add").get("data");
    assertThat(direct.at("/message/text").asString()).isEqualTo("For you");
    assertThat(direct.at("/chat/users").valueStream().map(JsonNode::asLong))
        .containsExactlyInAnyOrder(anna.id(), carla.id());
    assertThat(carlas.seen("message.add")).isEqualTo(1);
  }

  @Test
  void what_becomes_of_messages_is_seen(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var chat = anna.opensChat("Plans", boris);
    var page = Page.of(hall, boris);
    var id = anna.says(chat, "Helo");
    page.next("message.add");
    anna.call("im.message.update", Map.of("MESSAGE_ID", id, "MESSAGE", "Hello"));
    var edited = page.next("message.update").get("data");
    assertThat(edited.at("/message/text").asString()).isEqualTo("Hello");
    boris.call("im.message.like", Map.of("MESSAGE_ID", id));
    var liked = page.next("message.reaction").get("data");
    assertThat(liked.at("/reactions/like/0").asLong()).isEqualTo(boris.id());
    assertThat(liked.get("added").asBoolean()).isTrue();
    anna.call("confab.messenger.pin", Map.of("MESSAGE_ID", id));
    var pinned = page.next("message.pin").get("data");
    assertThat(pinned.get("messageId").asLong()).isEqualTo(id);
    assertThat(pinned.get("userId").asLong()).isEqualTo(anna.id());
    assertThat(pinned.get("pinned").asBoolean()).isTrue();
    anna.call("confab.messenger.unpin", Map.of("MESSAGE_ID", id));
    assertThat(page.next("message.pin").at("/data/pinned").asBoolean()).isFalse();
    anna.call("im.message.delete", Map.of("MESSAGE_ID", id));
    var deleted = page.next("message.delete").get("data");
    assertThat(deleted.get("messageId").asLong()).isEqualTo(id);
    assertThat(deleted.at("/message/text").asString()).isNotEqualTo("Hello");
    assertThat(deleted.toString()).doesNotContain("Hello");
  }

  @Test
  void who_came_without_history_sees_nothing_of_what_becomes_of_it(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var chat = anna.opensChat("Plans");
    var hidden = anna.says(chat, "Before");
    anna.call("im.chat.user.add", Map.of("CHAT_ID", chat.id(), "USERS", new long[] {boris.id()}));
    var page = Page.of(hall, boris);
    anna.call("im.message.update", Map.of("MESSAGE_ID", hidden, "MESSAGE", "A secret"));
    anna.call("im.message.like", Map.of("MESSAGE_ID", hidden));
    anna.call("im.message.delete", Map.of("MESSAGE_ID", hidden));
    anna.says(chat, "Welcome");
    page.next("message.add");
    for (var type : new String[] {"message.update", "message.reaction", "message.delete"}) {
      assertThat(page.seen(type)).as(type).isZero();
    }
  }

  @Test
  void what_becomes_of_chats_is_seen_by_who_is_in_them(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var carla = hall.person("Carla");
    var page = Page.of(hall, boris);
    var carlas = Page.of(hall, carla);
    var chat = anna.opensChat("Plans", boris);
    assertThat(page.next("chat.add").at("/data/chat/id").asLong()).isEqualTo(chat.id());
    anna.call("im.chat.updateTitle", Map.of("CHAT_ID", chat.id(), "TITLE", "Deeds"));
    assertThat(page.next("chat.update").at("/data/chat/title").asString()).isEqualTo("Deeds");
    anna.call("im.chat.user.add", Map.of("CHAT_ID", chat.id(), "USERS", new long[] {carla.id()}));
    assertThat(page.next("member.add").at("/data/userIds/0").asLong()).isNotZero();
    assertThat(carlas.next("chat.add").at("/data/chat/title").asString()).isEqualTo("Deeds");
    anna.call("im.chat.user.delete", Map.of("CHAT_ID", chat.id(), "USER_ID", carla.id()));
    assertThat(page.next("member.remove").at("/data/userId").asLong()).isEqualTo(carla.id());
    assertThat(carlas.next("chat.remove").at("/data/chatId").asLong()).isEqualTo(chat.id());
    anna.says(chat, "Among us");
    page.next("message.add");
    boris.call("im.recent.pin", Map.of("DIALOG_ID", chat.dialogId(), "PIN", "Y"));
    assertThat(page.next("recent").at("/data/chatId").asLong()).isEqualTo(chat.id());
    assertThat(carlas.texts()).doesNotContain("Among us");
  }

  @Test
  void who_writes_reads_and_is_told_something_is_seen(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var chat = anna.opensChat("Plans", boris);
    var annas = Page.of(hall, anna);
    var boriss = Page.of(hall, boris);
    anna.call("im.dialog.writing", Map.of("DIALOG_ID", chat.dialogId()));
    var typing = boriss.next("typing").get("data");
    assertThat(typing.get("userId").asLong()).isEqualTo(anna.id());
    assertThat(typing.get("seconds").asInt()).isBetween(1, 30);
    var id = anna.says(chat, "Read this");
    boris.call("im.dialog.read", Map.of("DIALOG_ID", chat.dialogId()));
    var read = annas.next("read").get("data");
    assertThat(read.get("userId").asLong()).isEqualTo(boris.id());
    assertThat(read.get("lastId").asLong()).isEqualTo(id);
    var counters = boriss.next("counters").get("data");
    assertThat(counters).isEqualTo(boris.call("im.counters.get").result());
    anna.call("im.notify.personal.add", Map.of("USER_ID", boris.id(), "MESSAGE", "Lunch is here"));
    var notice = boriss.next("notification").at("/data/notification");
    var list = boris.call("im.notify.get").result().get("notifications");
    assertThat(notice).isEqualTo(list.get(0));
    boris.call("im.user.status.set", Map.of("STATUS", "away"));
    var away =
        annas.next("status", event -> of(event, boris).path("status").asString("").equals("away"));
    assertThat(of(away, boris).path("online").asBoolean()).isTrue();
  }

  @Test
  void what_a_bot_does_is_told_under_its_own_name(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var carla = hall.person("Carla");
    var bot = hall.secondBot("Agent");
    var team = anna.opensChat("Team", bot);
    var annas = Page.of(hall, anna);
    var carlas = Page.of(hall, carla);
    var actions = actions();
    assertThat(actions).hasSize(11).doesNotHaveDuplicates();
    for (var action : actions) {
      var told = told(annas, bot, team, Map.of("statusMessageCode", action, "duration", 45));
      assertThat(told.get("action").asString()).isEqualTo(action);
      assertThat(told.get("seconds").asInt()).isBetween(31, 45);
    }
    // the page lists no error for a code there is not: it writes
    for (var other : List.of("IMBOT_AGENT_ACTION_DANCING", "THINKING", "")) {
      var told = told(annas, bot, team, Map.of("statusMessageCode", other));
      assertThat(told.get("action").isNull()).as(other).isTrue();
      assertThat(told.get("seconds").asInt()).isBetween(1, 30);
    }
    anna.opensChat("Other", carla);
    carlas.next("chat.add");
    assertThat(carlas.seen("typing")).isZero();
  }

  private static JsonNode told(Page page, SecondBot bot, Chat chat, Map<String, ?> does)
      throws Exception {
    var where = Map.of("dialogId", chat.dialogId());
    bot.call("imbot.v2.Chat.InputAction.notify", Wrong.over(where, does)).result();
    var told = page.next("typing").get("data");
    assertThat(told.get("chatId").asLong()).isEqualTo(chat.id());
    assertThat(told.get("userId").asLong()).isEqualTo(bot.id());
    return told;
  }

  private static List<String> actions() {
    return Contract.method("imbot.v2.Chat.InputAction.notify")
        .get("params")
        .valueStream()
        .filter(one -> one.get("name").asString().equals("statusMessageCode"))
        .flatMap(one -> one.get("allowed").valueStream())
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void colleagues_see_how_somebody_is_shown_now_and_guests_do_not(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var boriss = Page.of(hall, hall.person("Boris"));
    var guests = Page.of(hall, hall.outsider("Vera"));
    var bot = hall.bot("Echo");
    var change = Map.of("NAME", "Ann", "UNTIL_RESTART", "Y");
    anna.inBrowser(hall.application("Door", anna)).call("confab.messenger.profile", change);
    var shown =
        boriss.next("user.update", event -> event.at("/data/user/id").asLong() == anna.id());
    assertThat(shown.at("/data/user/name").asString()).isEqualTo("Ann");
    var named = Map.of("PROPERTIES", Map.of("NAME", "Robo"));
    bot.call("imbot.update", Map.of("BOT_ID", bot.id(), "FIELDS", named)).result();
    var robo = boriss.next("user.update", event -> event.at("/data/user/id").asLong() == bot.id());
    assertThat(robo.at("/data/user/name").asString()).isEqualTo("Robo");
    guests.says("{\"type\":\"ping\"}");
    guests.next("beat");
    assertThat(guests.seen("user.update")).isZero();
  }

  /// What a status event says of one of those it tells of.
  private static JsonNode of(JsonNode event, Person person) {
    return event
        .at("/data/users")
        .valueStream()
        .filter(user -> user.get("id").asLong() == person.id())
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  @Test
  void administrators_hear_that_deliveries_and_calls_changed(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var admins = Page.of(hall, hall.administrator());
    var annas = Page.of(hall, anna);
    anna.says(echo, "Hello");
    var told = admins.next("activity", event -> event.at("/data/deliveries").asBoolean());
    if (!told.at("/data/calls").asBoolean()) {
      admins.next("activity", event -> event.at("/data/calls").asBoolean());
    }
    anna.says(echo, "And again");
    admins.next("activity", event -> event.at("/data/deliveries").asBoolean());
    annas.next("message.add", event -> event.toString().contains("And again"));
    assertThat(annas.seen("activity")).isZero();
  }

  @Test
  void administrators_hear_that_an_address_was_found_wrong(Hall hall) throws Exception {
    var admin = hall.administrator();
    var page = Page.of(hall, admin);
    var params = Map.of("NAME", "inner", "URL", "http://10.0.0.5/", "EVENTS", List.of("ONUSERADD"));
    var id = admin.call("confab.admin.outgoing.add", params).result().get("id");
    page.next("activity", event -> event.at("/data/deliveries").asBoolean());
    var listed = admin.call("confab.admin.outgoing.list", Map.of()).result();
    assertThat(listed.at("/outgoing/0/id")).isEqualTo(id);
    assertThat(listed.at("/outgoing/0/warning").asString()).contains("10.0.0.5");
  }

  @Test
  void a_bot_takes_the_text_field_away(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var echo = hall.secondBot("Echo");
    anna.says(echo, "hi");
    var page = Page.of(hall, anna);
    echo.call(
        "imbot.v2.Chat.TextField.enabled", Map.of("dialogId", anna.dialogId(), "enabled", false));
    assertThat(page.next("field").at("/data/enabled").asBoolean()).isFalse();
  }

  @Test
  void a_page_that_comes_back_gets_what_it_missed_once_and_in_order(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var chat = anna.opensChat("Plans", boris);
    var page = Page.of(hall, boris);
    anna.says(chat, "one");
    var last = page.next("message.add").get("n").asLong();
    page.dies();
    anna.says(chat, "two");
    anna.says(chat, "three");
    var query = "?epoch=" + page.hello.get("epoch").asString() + "&from=" + last;
    var again = Page.of(hall, boris, query);
    assertThat(again.hello.get("resumed").asBoolean()).isTrue();
    anna.says(chat, "four");
    for (var text : new String[] {"two", "three", "four"}) {
      assertThat(again.next("message.add").at("/data/message/text").asString()).isEqualTo(text);
    }
    again.dies();
    assertThat(Page.of(hall, boris, query.replace("epoch=", "epoch=x")).hello.get("resumed"))
        .isEqualTo(Json.parse("false"));
  }

  @Test
  void a_socket_ends_with_its_session(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", anna);
    var page = Page.of(hall, anna, "");
    var browser = anna.inBrowser(application);
    browser.call("confab.sessions.revoke");
    assertThat(page.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4401);
  }

  @Test
  void whoever_is_not_signed_in_or_comes_from_another_site_gets_no_socket(Hall hall) {
    var anna = hall.person("Anna");
    var cookie = anna.sessionCookie(hall.application("Demo", anna));
    assertThat(hall.get("/confab/live", "Cookie", cookie).status()).isEqualTo(426);
    for (var headers :
        new String[][] {
          {"Cookie", cookie, "Origin", "https://evil.test"},
          {"Cookie", cookie},
          {"Origin", hall.address()},
        }) {
      assertThatThrownBy(() -> Page.open(hall, "", headers))
          .hasMessageContaining("WebSocketHandshakeException");
    }
  }

  @Test
  void a_query_that_cannot_be_read_begins_afresh(Hall hall) throws Exception {
    var page = Page.of(hall, hall.person("Anna"), "?epoch" + "%5Bx%5D".repeat(70) + "=1");
    assertThat(page.hello.get("resumed").asBoolean()).isFalse();
  }

  @Test
  void whoever_gets_other_rights_comes_in_anew_and_nobody_else(Hall hall) throws Exception {
    var boris = hall.person("Boris");
    var annas = Page.of(hall, hall.person("Anna"));
    var boriss = Page.of(hall, boris);
    hall.bot("Echo").call("imbot.unregister");
    var guest = Map.of("USER_ID", boris.id(), "EXTRANET", "Y", "UNTIL_RESTART", "Y");
    hall.administrator().call("confab.admin.people.update", guest);
    assertThat(boriss.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1012);
    annas.says("{\"type\":\"ping\"}");
    annas.next("beat");
    assertThat(annas.closed).isNotDone();
  }

  @Test
  void a_page_may_ask_who_is_there_and_nothing_else(Hall hall) throws Exception {
    var page = Page.of(hall, hall.person("Anna"));
    page.says("{\"type\":\"ping\"}");
    assertThat(page.next("beat").get("n").isNumber()).isTrue();
    var there = page.hello.get("user").asLong();
    page.says("{\"type\":\"present\",\"users\":[%d,999999,-1,\"x\"]}".formatted(there));
    var present = page.next("present").get("data");
    assertThat(present.get("asked")).hasSize(2);
    assertThat(present.get("online").toString()).isEqualTo("[" + there + "]");
    page.says("{\"type\":\"message\"}");
    assertThat(page.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4400);
  }

  /// A page by hand.
  private static final class Page implements WebSocket.Listener {
    final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    final ArrayList<JsonNode> passed = new ArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<String> over = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;
    JsonNode hello;

    static Page of(Hall hall, Person person) throws Exception {
      return of(hall, person, "");
    }

    static Page of(Hall hall, Person person, String query) throws Exception {
      var cookie = person.sessionCookie(hall.application("Demo", person));
      return open(hall, query, "Cookie", cookie, "Origin", hall.address());
    }

    static Page open(Hall hall, String query, String... headers) throws Exception {
      var page = new Page();
      var builder = HttpClient.newHttpClient().newWebSocketBuilder();
      for (int i = 0; i < headers.length; i += 2) {
        builder.header(headers[i], headers[i + 1]);
      }
      var uri = URI.create(hall.address().replace("http", "ws") + "/confab/live" + query);
      page.socket = builder.buildAsync(uri, page).join();
      page.hello = page.next("hello");
      return page;
    }

    JsonNode next(String type) throws Exception {
      return next(type, event -> true);
    }

    JsonNode next(String type, java.util.function.Predicate<JsonNode> wanted) throws Exception {
      while (true) {
        var event = next();
        assertThat(event).as("no " + type + " after " + passed + over.getNow("")).isNotNull();
        passed.add(event);
        if (event.get("type").asString().equals(type) && wanted.test(event)) {
          return event;
        }
      }
    }

    private @Nullable JsonNode next() throws InterruptedException {
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (System.nanoTime() < end) {
        boolean last = over.isDone(); // asked first: what arrived before the end still counts
        var event = heard.poll(last ? 0 : 50, TimeUnit.MILLISECONDS);
        if (event != null || last) {
          return event;
        }
      }
      return null;
    }

    long seen(String type) {
      passed.addAll(heard);
      return passed.stream().filter(event -> event.get("type").asString().equals(type)).count();
    }

    String texts() {
      passed.addAll(heard);
      return passed.toString();
    }

    void says(String text) {
      socket.sendText(text, true).join(); // a second one before its end would not be sent
    }

    void dies() {
      socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        heard.add(Json.parse(part.toString()));
        part.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
      over.complete(", broken by " + cause);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String why) {
      closed.complete(code);
      over.complete(", closed with " + code + ": " + why);
      return CompletableFuture.completedFuture(null);
    }
  }
}
