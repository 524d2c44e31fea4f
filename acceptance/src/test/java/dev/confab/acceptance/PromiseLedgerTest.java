package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.OAuthError;
import dev.confab.basics.ErrorCode;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.SystemError;
import dev.confab.testkit.Hall;
import dev.confab.testkit.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Looks back on the whole run: every method answered at least once, and every error it declares,
/// and every error of the system, was met by a test of this module, with its text and its status.
/// `ContractTest` sees to it that the contract's errors are among the declared ones.
@Order(Integer.MAX_VALUE)
@Isolated("and so last: after all that are not")
class PromiseLedgerTest {
  private static final String ALWAYS_A_USER =
      "a token names its user, and one who may not call is refused before: OptionsTest goes there";

  private static final String IN_ONE_TRANSACTION =
      "nobody comes between two lines of one transaction; %s of the server goes there";

  /// Promises no caller can be led to, with the reason.
  private static final Map<String, String> OUT_OF_REACH =
      Map.ofEntries(
          Map.entry(
              "imbot.chat.get AUTHORIZE_ERROR Method not available for guest session.",
              "a guest session is of a visitor of a page who never signed in, and nothing makes"
                  + " one; whoever comes from outside is a user: ImChatGetTest goes there"),
          Map.entry(
              "imbot.app.unregister WRONG_REQUEST Chat application can't be deleted",
              IN_ONE_TRANSACTION.formatted("BotAppsTest")),
          Map.entry("app.option.get AccessException User authorization required", ALWAYS_A_USER),
          Map.entry("user.option.get AccessException User authorization required", ALWAYS_A_USER),
          Map.entry("user.option.set AccessException User authorization required", ALWAYS_A_USER),
          Map.entry(
              "im.v2.file.upload FOLDER_ERROR Failed to get chat folder",
              IN_ONE_TRANSACTION.formatted("UploadsTest")),
          Map.entry(
              "im.v2.event.subscribe SUBSCRIPTION_COUNT_ERROR As many users as may are subscribed"
                  + " already: 10000",
              "a hall has no ten thousand people; UserLogTest goes there"),
          Map.entry(
              "confab.admin.backup.start BACKUP_OFF The server was started without a folder for"
                  + " backups",
              "a hall has one; the house's test has none"),
          Map.entry(
              "confab.admin.backup.start BACKUP_RUNS A backup is being made",
              "a hall's is over at once; the house's test holds one"),
          Map.entry(
              "confab.events.get EVENTS_REMOVED Events up to %s are no longer kept and some may"
                  + " have been missed; go on with OFFSET=%s",
              "a hall's events are too young to be swept; the room's test goes there"));

  /// The same of the errors of the system.
  private static final Map<ErrorCode, String> BEYOND_A_HALL =
      Map.of(
          SystemError.ERROR_UNEXPECTED_ANSWER, "would need a method that breaks its promise",
          SystemError.SERVICE_UNAVAILABLE, "would need a full disk, as the house's test has one",
          SystemError.REQUEST_TIMEOUT, "would need a method that waits for a minute",
          SystemError.ERROR_BODY_SIZE, "told before the body is there, to RawHttpTest");

  /// What is told of a command of a batch, where no error has a status of its own.
  private static final Set<ErrorCode> IN_A_BATCH =
      Set.of(SystemError.ERROR_BATCH_METHOD_NOT_ALLOWED, SystemError.ERROR_BATCH_LENGTH_EXCEEDED);

  /// Parts of the contract whose methods were called in JSON and in forms.
  private static final Set<String> SECTIONS =
      Set.of("imbot-v1", "imbot-v2", "im", "im-v2", "events", "common");

  /// How callers of this run wrote parameters; where forms are written, JSON is the exception.
  private static final List<Ledger.Form> WRITTEN =
      System.getProperty(Hall.FORM) == null
          ? List.of(Ledger.Form.JSON, Ledger.Form.PHP)
          : List.of(Ledger.Form.PHP);

  /// Methods that only ever refuse.
  private static final Set<String> NEVER_DONE = Set.of("configuration.import.register");

  private final List<MethodSpec<?, ?>> methods = methods();

  @Test
  void every_method_answered() {
    assertThat(Ledger.done()).containsAll(named(spec -> true));
  }

  @Test
  void every_method_of_the_contract_answered_in_json_and_in_a_form() {
    for (var form : WRITTEN) {
      var silent = named(PromiseLedgerTest::isOfContract);
      silent.removeIf(name -> !Ledger.answers(name, form).isEmpty());
      assertThat(silent).as("%s", form).isEmpty();
    }
  }

  @Test
  @Tag("json")
  void every_method_of_the_contract_answers_a_form_as_it_answers_json() {
    var unlike =
        named(spec -> isOfContract(spec) && looks(spec)).stream()
            .filter(name -> !Ledger.answeredTheSame().contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    named(spec -> isOfContract(spec) && !looks(spec)).stream()
        .filter(name -> !Ledger.answeredAlike().contains(name))
        .forEach(unlike::add);
    assertThat(unlike).isEmpty();
  }

  /// A batch tells how long each of its commands took, and so never the same twice.
  private static boolean looks(MethodSpec<?, ?> spec) {
    if (spec.name().equals("batch")) {
      return false;
    }
    return spec.work() == MethodSpec.Work.LOOKS || spec.work() == MethodSpec.Work.POLLS;
  }

  @Test
  void every_error_of_a_method_was_met() {
    var unmet = new TreeSet<String>();
    var promised = new TreeSet<String>();
    for (var spec : methods) {
      var name = spec.name().toLowerCase(Locale.ROOT);
      for (var error : spec.refusesWith()) {
        var promise = name + " " + error.code() + " " + error.text();
        promised.add(promise);
        if (!OUT_OF_REACH.containsKey(promise)
            && Ledger.refused().stream()
                .noneMatch(seen -> seen.method().equals(name) && is(seen, error))) {
          unmet.add(promise + " " + error.status());
        }
      }
    }
    assertThat(unmet).isEmpty();
    assertThat(promised).containsAll(OUT_OF_REACH.keySet());
  }

  @Test
  void every_error_of_the_system_was_met() {
    var promised = new ArrayList<ErrorCode>(List.of(SystemError.values()));
    promised.addAll(List.of(OAuthError.values()));
    promised.removeAll(BEYOND_A_HALL.keySet());
    promised.removeIf(error -> Ledger.refused().stream().anyMatch(seen -> is(seen, error)));
    assertThat(promised).isEmpty();
  }

  private static boolean is(Ledger.Refused seen, ErrorCode error) {
    var text =
        Arrays.stream(error.text().split("%[sd]", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return seen.code().equals(error.code())
        && seen.status() == (IN_A_BATCH.contains(error) ? 0 : error.status())
        && Pattern.compile(text, Pattern.DOTALL).matcher(seen.text()).matches();
  }

  private static boolean isOfContract(MethodSpec<?, ?> spec) {
    return Contract.read("methods.json")
        .valueStream()
        .filter(method -> SECTIONS.contains(method.get("section").asString()))
        .anyMatch(method -> method.get("method").asString().equals(spec.name()));
  }

  private Set<String> named(Predicate<MethodSpec<?, ?>> which) {
    return methods.stream()
        .filter(which)
        .map(spec -> spec.name().toLowerCase(Locale.ROOT))
        .filter(name -> !NEVER_DONE.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<MethodSpec<?, ?>> methods() {
    try (var hall = Hall.open()) {
      return hall.house().methods();
    }
  }
}
