package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.Context;
import dev.confab.access.OAuthError;
import dev.confab.access.Scope;
import dev.confab.access.ScopeNeed;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.Json;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Parameter;
import dev.confab.rpc.SystemError;
import dev.confab.web.DoorSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the methods declare, compared with the facts of the public documentation: parameters,
/// scopes and every error. Where we differ, the difference stands here with its reason.
class ContractTest {
  private static final String IN_A_WEBHOOK = "webhooks stand for an application by CLIENT_ID";
  private static final String NO_SESSION = "a browser session has no application behind it";

  private static final String AS_GET_CONTEXT = "what is not shown is told as its sister tells it";

  private static final String ONE_MESSAGE = "sent again, it is still one message";

  private static final String ANSWERED = "files may answer a message as words may";

  private static final String NAMED_ELSEWHERE = "the pages name it outside their tables";

  private static final String AS_ATTACH = "buttons are told as attachments are";

  private static final String AS_REGISTERED = "what is changed must be as it is registered";

  /// Parameters of ours that the contract does not list, with those below them.
  private static final Map<String, String> PARAMS_ADDED =
      Map.ofEntries(
          Map.entry("im.message.add TEMPLATE_ID", ONE_MESSAGE),
          Map.entry("im.disk.file.commit TEMPLATE_ID", ONE_MESSAGE),
          Map.entry("im.disk.file.commit REPLY_ID", ANSWERED),
          Map.entry("imbot.v2.Chat.Message.send fields.skipConnector", NAMED_ELSEWHERE),
          Map.entry("imbot.v2.Chat.Message.send fields.silentConnector", NAMED_ELSEWHERE),
          Map.entry("imbot.v2.Chat.User.list order.", "the page names them in a sentence"),
          Map.entry("imbot.v2.Bot.list filter.type", "the page names it in a sentence"),
          Map.entry("department.get start", "how all other lists spell START; sent by clients"),
          Map.entry("department.get ORDER", "sent by a public client"),
          Map.entry("imbot.bot.list CLIENT_ID", "lists a webhook's own bots; sent by clients"),
          Map.entry("imbot.app.register CLIENT_ID", IN_A_WEBHOOK),
          Map.entry("imbot.app.update CLIENT_ID", IN_A_WEBHOOK),
          Map.entry("imbot.app.unregister CLIENT_ID", IN_A_WEBHOOK),
          Map.entry("imbot.app.update FIELDS", "the page's example has the fields there"),
          Map.entry("imbot.app.update CODE", "whatever is registered can be changed"),
          Map.entry("imbot.app.update HIDDEN", "whatever is registered can be changed"));

  /// Parameters of the contract that we do not read.
  private static final Map<String, String> PARAMS_LEFT_OUT =
      Map.of("event.test {any}", "stands for whatever is sent");

  /// Errors of ours that the contract lists for sister methods only.
  private static final Map<String, String> ERRORS_ADDED =
      Map.ofEntries(
          Map.entry(
              "im.v2.Event.subscribe SUBSCRIPTION_COUNT_ERROR",
              "what is written down for all of them has a bound, and who is beyond it is told so"),
          Map.entry("imbot.message.add ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.message.update ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.message.delete ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.message.like ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.message.update WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.message.delete WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.message.like WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.command.register ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.command.register WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.command.update ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.command.update WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.command.unregister ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.command.unregister WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.command.answer ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.command.answer WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.command.answer MENU_OVERSIZE", "an ATTACH too large has its error too"),
          Map.entry("imbot.chat.add ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.user.add ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.leave ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.sendTyping ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.sendTyping WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.chat.leave WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.chat.setManager ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.setManager WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.chat.setOwner ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.setOwner WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.chat.updateAvatar ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.updateAvatar WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.chat.updateColor ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.updateColor WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.chat.updateTitle ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.updateTitle WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.chat.user.delete ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.user.delete WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.chat.user.list ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.chat.user.list WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.message.add WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.chat.add WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.chat.user.add WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.v2.Chat.Message.get MESSAGE_NOT_FOUND", AS_GET_CONTEXT),
          Map.entry("imbot.v2.Chat.Message.get MESSAGE_ACCESS_DENIED", AS_GET_CONTEXT),
          Map.entry("im.v2.Chat.Bot.sendContext ACCESS_DENIED", "it has no page of its own"),
          Map.entry("imbot.v2.Bot.register BOT_TOKEN_INVALID_LENGTH", NAMED_ELSEWHERE),
          Map.entry("imbot.v2.Bot.update BOT_TOKEN_INVALID_LENGTH", NAMED_ELSEWHERE),
          Map.entry("imbot.v2.Chat.Message.send ATTACH_ERROR", NAMED_ELSEWHERE),
          Map.entry("imbot.v2.Chat.Message.send ATTACH_OVERSIZE", NAMED_ELSEWHERE),
          Map.entry("imbot.v2.Chat.Message.send KEYBOARD_ERROR", AS_ATTACH),
          Map.entry("imbot.v2.Chat.Message.send KEYBOARD_OVERSIZE", AS_ATTACH),
          Map.entry("imbot.v2.Chat.Message.update ATTACH_ERROR", NAMED_ELSEWHERE),
          Map.entry("imbot.v2.Chat.Message.update ATTACH_OVERSIZE", NAMED_ELSEWHERE),
          Map.entry("imbot.v2.Chat.Message.update KEYBOARD_ERROR", AS_ATTACH),
          Map.entry("imbot.v2.Chat.Message.update KEYBOARD_OVERSIZE", AS_ATTACH),
          Map.entry("imbot.v2.Command.answer ATTACH_ERROR", NAMED_ELSEWHERE),
          Map.entry("imbot.v2.Command.answer ATTACH_OVERSIZE", NAMED_ELSEWHERE),
          Map.entry("imbot.v2.Command.answer KEYBOARD_ERROR", AS_ATTACH),
          Map.entry("imbot.v2.Command.answer KEYBOARD_OVERSIZE", AS_ATTACH),
          Map.entry("event.bind ERROR_ARGUMENT", "tokens of a user who is none cannot be issued"),
          Map.entry("event.bind ERROR_WRONG_HANDLER_URL", "nothing can be posted there"),
          Map.entry("event.bind ERROR_HANDLER_LIMIT", "nothing is without a limit"),
          Map.entry("imbot.app.register ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.app.update ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.app.unregister ACCESS_DENIED", IN_A_WEBHOOK),
          Map.entry("imbot.app.register WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.app.update WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.app.unregister WRONG_AUTH_TYPE", NO_SESSION),
          Map.entry("imbot.app.update PARAMS_ERROR", AS_REGISTERED),
          Map.entry("imbot.app.update HASH_ERROR", AS_REGISTERED),
          Map.entry("imbot.app.update LANG_ERROR", AS_REGISTERED),
          Map.entry("im.disk.file.commit PARAMS_ERROR", ANSWERED),
          Map.entry("im.disk.file.commit REPLY_ACCESS_ERROR", ANSWERED),
          Map.entry("im.disk.file.commit REPLY_FROM_OTHER_CHAT_ERROR", ANSWERED),
          Map.entry("im.message.add KEYBOARD_OVERSIZE", "an ATTACH too large has its error too"),
          Map.entry("im.message.add MENU_OVERSIZE", "an ATTACH too large has its error too"));

  /// Errors of the system that are ours, for limits the original leaves to its web server.
  private static final Set<SystemError> OURS =
      Set.of(
          SystemError.ERROR_ARGUMENT,
          SystemError.ERROR_BODY_FORMAT,
          SystemError.ERROR_BODY_SIZE,
          SystemError.SERVICE_UNAVAILABLE,
          SystemError.REQUEST_TIMEOUT);

  private static final Map<String, JsonNode> CONTRACT = new TreeMap<>();
  private static List<MethodSpec<?, ?>> specs = List.of();

  @BeforeAll
  static void readBoth(@TempDir Path folder) {
    for (var file : List.of("methods.json", "user-methods.json")) {
      read(file).forEach(method -> CONTRACT.put(method.get("method").asString(), method));
    }
    var settings =
        new HouseSettings(
            "jdbc:sqlite:" + folder.resolve("contract.db"),
            "a contract needs no real secret.".getBytes(StandardCharsets.UTF_8),
            new DoorSettings("127.0.0.1", 0, null, DoorSettings.BODY_MAX),
            List.of(),
            true,
            Duration.ZERO,
            InstantSource.system());
    try (var house = House.build(settings)) {
      specs = house.methods();
      house.prepare(); // throws when one of them declares its parameters wrongly
    }
  }

  @Test
  void the_comparison_looks_at_something() {
    assertThat(known().count()).isGreaterThanOrEqualTo(24);
    assertThat(known().map(MethodSpec::name)).contains("user.get", "user.current");
  }

  @Test
  void parameters_are_those_of_the_contract() {
    known().forEach(spec -> assertThat(added(spec)).as("added to %s", spec.name()).isEmpty());
    known().forEach(spec -> assertThat(missing(spec)).as("not in %s", spec.name()).isEmpty());
  }

  private static Set<String> added(MethodSpec<?, ?> spec) {
    var promised = promisedPaths(spec);
    return Parameter.of(spec.params()).stream()
        .map(Parameter::path)
        .filter(path -> !promised.contains(path))
        .map(path -> spec.name() + " " + path)
        .filter(path -> PARAMS_ADDED.keySet().stream().noneMatch(path::startsWith))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> missing(MethodSpec<?, ?> spec) {
    var ours = Parameter.of(spec.params()).stream().map(Parameter::path).toList();
    return params(spec)
        .map(param -> param.get("path").asString())
        .filter(path -> !ours.contains(path))
        .filter(path -> !PARAMS_LEFT_OUT.containsKey(spec.name() + " " + path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> promisedPaths(MethodSpec<?, ?> spec) {
    return params(spec)
        .flatMap(
            param ->
                Stream.concat(
                    Stream.of(param.get("path").asString()),
                    param.path("aliases").valueStream().map(JsonNode::asString)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The other direction cannot be compared: where the original tells what is missing by an error
  /// of the method, in the method's own order, our record lets it be absent.
  @Test
  void nothing_is_demanded_that_the_contract_leaves_open() {
    known()
        .forEach(
            spec -> {
              var open =
                  params(spec)
                      .filter(param -> !param.path("required").asBoolean(false))
                      .filter(param -> !param.has("required_when"))
                      .map(param -> param.get("path").asString())
                      .collect(Collectors.toSet());
              var demanded =
                  Parameter.of(spec.params()).stream()
                      .filter(Parameter::required)
                      .map(Parameter::path)
                      .filter(open::contains);
              assertThat(demanded).as(spec.name()).isEmpty();
            });
  }

  @Test
  void scopes_and_contexts_are_those_of_the_contract() {
    known()
        .forEach(
            spec -> {
              var promised = contract(spec);
              assertThat(scopes(spec))
                  .as(spec.name())
                  .containsExactlyElementsOf(promisedScopes(promised));
              assertThat(spec.needs().stream().anyMatch(Context.class::isInstance))
                  .as(spec.name())
                  .isEqualTo(promised.path("application_context_only").asBoolean(false));
            });
  }

  private static List<String> scopes(MethodSpec<?, ?> spec) {
    return spec.needs().stream()
        .filter(ScopeNeed.class::isInstance)
        .flatMap(need -> ((ScopeNeed) need).oneOf().stream())
        .map(Scope::wire)
        .toList();
  }

  private static List<String> promisedScopes(JsonNode promised) {
    var scope = promised.get("scope").asString();
    var others = promised.path("other_scopes").valueStream().map(JsonNode::asString);
    return scope.equals("basic") ? List.of() : Stream.concat(Stream.of(scope), others).toList();
  }

  @Test
  void what_goes_out_of_use_is_what_the_contract_says() {
    known()
        .forEach(
            spec -> {
              var promised = contract(spec);
              var replacements =
                  promised.path("deprecated").asBoolean(false)
                      ? promised.path("replacement").valueStream().map(JsonNode::asString).toList()
                      : null;
              assertThat(spec.replacedBy()).as(spec.name()).isEqualTo(replacements);
              assertThat(spec.replacedBy() == null ? List.of() : spec.replacedBy())
                  .as(spec.name())
                  .allMatch(name -> specs.stream().anyMatch(one -> one.name().equals(name)));
            });
  }

  @Test
  void what_is_ours_alone_is_named_so_and_stands_in_our_scope() {
    var ours = specs.stream().filter(spec -> spec.name().startsWith("confab.")).toList();
    assertThat(ours).hasSizeGreaterThanOrEqualTo(11);
    assertThat(ours).allMatch(spec -> scopes(spec).equals(List.of(Scope.CONFAB.wire())));
    assertThat(CONTRACT.keySet()).noneMatch(name -> name.startsWith("confab."));
    assertThat(known().flatMap(spec -> scopes(spec).stream())).doesNotContain("confab");
  }

  @Test
  void every_error_of_the_contract_is_declared() {
    known()
        .forEach(
            spec -> {
              for (var row : contract(spec).get("errors").values()) {
                assertThat(spec.refusesWith())
                    .as("%s: %s", spec.name(), row)
                    .anyMatch(error -> is(error, row));
              }
            });
  }

  @Test
  void no_error_is_declared_that_the_contract_does_not_know() {
    known()
        .forEach(
            spec -> {
              var rows = contract(spec).get("errors").valueStream().toList();
              var added =
                  spec.refusesWith().stream()
                      .filter(error -> rows.stream().noneMatch(row -> is(error, row)))
                      .map(error -> spec.name() + " " + error.code())
                      .filter(error -> !ERRORS_ADDED.containsKey(error));
              assertThat(added).isEmpty();
            });
  }

  @Test
  void every_error_of_the_system_is_ours_too() {
    var rest = Arrays.stream(SystemError.values()).filter(error -> !OURS.contains(error)).toList();
    var oauth = List.of(OAuthError.values());
    for (var row : read("system-errors.json").values()) {
      assertThat(row.get("kind").asString().equals("rest") ? rest : oauth)
          .as("%s", row)
          .anyMatch(error -> is(error, row));
    }
    assertThat(rest)
        .allMatch(
            error -> read("system-errors.json").valueStream().anyMatch(row -> is(error, row)));
  }

  /// An empty text or an absent status is one the documentation does not give.
  private static boolean is(ErrorCode error, JsonNode row) {
    var text = row.get("description").asString().replace("(max: N)", "(max: %s)");
    return error.code().equals(row.get("code").asString())
        && (text.isEmpty() || error.text().equals(text))
        && (!row.has("status") || error.status() == row.get("status").asInt());
  }

  private static Stream<MethodSpec<?, ?>> known() {
    return specs.stream().filter(spec -> CONTRACT.containsKey(spec.name()));
  }

  private static JsonNode contract(MethodSpec<?, ?> spec) {
    return Objects.requireNonNull(CONTRACT.get(spec.name()));
  }

  private static Stream<JsonNode> params(MethodSpec<?, ?> spec) {
    return contract(spec).get("params").valueStream();
  }

  private static JsonNode read(String file) {
    try (var in = ContractTest.class.getResourceAsStream("/contract/" + file)) {
      return Json.mapper().readTree(Objects.requireNonNull(in, file).readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}
