package dev.confab.people.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Caller;
import dev.confab.basics.FileId;
import dev.confab.basics.HandClock;
import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.PersonDraft;
import dev.confab.people.Profile;
import dev.confab.rpc.Answer;
import dev.confab.rpc.Dispatcher;
import dev.confab.rpc.Methods;
import dev.confab.rpc.Operating;
import dev.confab.rpc.Origin;
import dev.confab.rpc.Request;
import dev.confab.rpc.Requirement;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The methods of this room behind a dispatcher, for a portal in Berlin and whoever calls.
final class PeopleDesk {
  static final PortalId PORTAL = new PortalId(1);
  static final UserId ANNA = new UserId(1);
  static final UserId BORIS = new UserId(2);
  static final UserId OLGA = new UserId(3);
  static final UserId ECHO = new UserId(4);

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Requirement ANY = () -> "Nothing.";

  final HandClock clock = new HandClock("2026-03-02T23:30:00Z");
  final People people;
  private final Store store;
  private final Dispatcher dispatcher;
  private UserId user = ANNA;
  private Set<String> scopes = Set.of("user", "im");

  PeopleDesk(Store store) {
    this.store = store;
    this.people = new People(store, clock);
    var cards =
        new UserCards(
            (reads, avatar) -> "/file/key/" + avatar,
            (reads, bots) -> bots.stream().collect(Collectors.toMap(id -> id, id -> botData())),
            portal -> BERLIN);
    this.dispatcher =
        new Dispatcher(
            store,
            clock,
            new Methods()
                .add(PeopleMethods.all(people, cards, ANY, ANY, ANY, (reads, users) -> Set.of())),
            request -> caller(),
            List.of(),
            (caller, method) -> new Operating.Used(0, 0),
            portal -> BERLIN);
    hire();
  }

  private static JsonNode botData() {
    return Json.mapper().createObjectNode().put("code", "echo");
  }

  private Caller caller() {
    return new Caller(PORTAL, user, Caller.Auth.WEBHOOK, scopes, null, null, "webhook:1");
  }

  /// Anna is the administrator, Olga comes from outside, Echo is a bot.
  private void hire() {
    var anna =
        new Profile(
            "Anna",
            "Berger",
            "Director",
            "F",
            "anna@example.com",
            "1990-07-14",
            "anna.example",
            "RED",
            new FileId(9));
    ensure(new PersonDraft(ANNA, "anna", null, true, true, false, anna));
    var boris = new Profile("Борис", "Weber", "Clerk", "M", "b@example.com", "", "", "", null);
    ensure(new PersonDraft(BORIS, "boris", null, true, false, false, boris));
    var olga = Profile.named("Olga", "Outside");
    ensure(new PersonDraft(OLGA, "olga", null, true, false, true, olga));
    write(tx -> people.create(tx, Person.Kind.BOT, Profile.named("Echo", "")));
    // the file knows no pictures
    write(
        tx -> {
          people.change(tx, ANNA, anna);
          return ANNA;
        });
  }

  Person ensure(PersonDraft draft) {
    return store.write(PORTAL, tx -> people.ensure(tx, draft));
  }

  <T> T write(Function<Tx, T> work) {
    return store.write(PORTAL, work);
  }

  void touch(UserId who) {
    write(
        tx -> {
          people.touch(tx, who);
          return who;
        });
  }

  PeopleDesk as(UserId caller) {
    user = caller;
    return this;
  }

  PeopleDesk with(String... granted) {
    scopes = Set.of(granted);
    return this;
  }

  /// Calls and expects a result; the whole body.
  JsonNode ask(String method, Map<String, ?> params) {
    var answer = answer(method, params);
    assertThat(answer.status()).isEqualTo(200);
    return body(answer);
  }

  JsonNode result(String method, Map<String, ?> params) {
    return ask(method, params).get("result");
  }

  /// Calls and expects a refusal; its status, code and text.
  String refusal(String method, Map<String, ?> params) {
    var answer = answer(method, params);
    var body = body(answer);
    return answer.status()
        + " "
        + body.path("error").asString()
        + ": "
        + body.path("error_description").asString();
  }

  private Answer answer(String method, Map<String, ?> params) {
    var origin = new Origin("192.0.2.1", "http://chat.test", false, "r1");
    return dispatcher.answer(
        new Request(
            method,
            Request.Format.JSON,
            (ObjectNode) Json.tree(params),
            new Request.Nothing(),
            "chat.test",
            origin));
  }

  private static JsonNode body(Answer answer) {
    return Json.mapper().readTree(answer.body());
  }
}
