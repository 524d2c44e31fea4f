package dev.confab.testkit;

import dev.confab.basics.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What all halls of this run were called for and how they answered, so that a last test can ask
/// whether every method and every error was seen.
public final class Ledger {
  /// Answers of one method in one form that are kept.
  private static final int ANSWERS_MAX = 200;

  private static final Map<Done, Queue<JsonNode>> ANSWERS = new ConcurrentHashMap<>();
  private static final Queue<Pair> PAIRS = new ConcurrentLinkedQueue<>();
  private static final Set<Refused> REFUSED = ConcurrentHashMap.newKeySet();

  private Ledger() {}

  /// How a caller wrote the parameters.
  public enum Form {
    /// As JSON in the body.
    JSON,
    /// As a PHP form in the body.
    PHP,
    /// Otherwise: in the address, or in several parts.
    OTHER;

    static Form of(String contentType) {
      return switch (contentType) {
        case "application/json" -> JSON;
        case "application/x-www-form-urlencoded" -> PHP;
        default -> OTHER;
      };
    }
  }

  /// That a method answered with a result.
  ///
  /// @param method the method called, in lower case
  private record Done(String method, Form form) {}

  /// That a call in JSON and one in a form were answered alike.
  ///
  /// @param equal whether they said and were answered the very same; otherwise they had parameters
  ///   of the same names, and answers of the same shape
  /// @param inForm the answer to the form
  private record Pair(String method, boolean equal, Reply inForm) {}

  /// An error as a caller saw it.
  ///
  /// @param method the method called, in lower case
  /// @param status the HTTP status; 0 for a command of a batch, which has none of its own
  public record Refused(String method, String code, String text, int status) {}

  /// Methods, in lower case, that answered with a result.
  public static Set<String> done() {
    return ANSWERS.keySet().stream()
        .map(Done::method)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Some of the results a method, in lower case, answered with: the first and those after them, as
  /// many as are kept.
  public static List<JsonNode> answers(String method) {
    return Arrays.stream(Form.values()).flatMap(form -> answers(method, form).stream()).toList();
  }

  /// The same, of calls in one form only.
  public static List<JsonNode> answers(String method, Form form) {
    return List.copyOf(ANSWERS.getOrDefault(new Done(method, form), new ConcurrentLinkedQueue<>()));
  }

  /// Methods, in lower case, of which a test asked with the same parameters in JSON and in a form,
  /// got the same result, and looked at it.
  public static Set<String> answeredTheSame() {
    return paired(pair -> pair.equal);
  }

  /// Methods, in lower case, that a test told something of the same names in JSON and in a form,
  /// that answered both with a result of the same shape, and it looked at the one of the form.
  public static Set<String> answeredAlike() {
    return paired(pair -> true);
  }

  private static Set<String> paired(Predicate<Pair> which) {
    return PAIRS.stream()
        .filter(which)
        .filter(pair -> pair.inForm.isLookedAt())
        .map(Pair::method)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static void pair(String method, boolean equal, Reply inForm) {
    PAIRS.add(new Pair(method, equal, inForm));
  }

  /// The errors seen.
  public static Set<Refused> refused() {
    return Set.copyOf(REFUSED);
  }

  /// @param sent the body of the call
  static void note(Pairs pairs, String path, Form form, String sent, Reply reply) {
    if (!reply.unread().startsWith("{")) {
      return; // a page, or an answer in XML
    }
    var body = Json.parse(reply.unread());
    var method = method(path);
    if (body.has("result")) {
      var done = new Done(method, form);
      var kept = ANSWERS.computeIfAbsent(done, key -> new ConcurrentLinkedQueue<>());
      if (kept.size() < ANSWERS_MAX) {
        kept.add(body.get("result"));
      }
      pairs.note(method, form, sent, body.get("result"), reply);
      body.at("/result/result_error").values().forEach(error -> note(method, error, 0));
    }
    if (body.has("error")) {
      note(method, body, reply.status());
    }
  }

  private static void note(String method, JsonNode error, int status) {
    var code = error.path("error").asString("");
    REFUSED.add(new Refused(method, code, error.path("error_description").asString(""), status));
  }

  /// `/rest/1/code/user.get.json?x=y` is `user.get`.
  static String method(String path) {
    int question = path.indexOf('?');
    var bare = (question < 0 ? path : path.substring(0, question)).toLowerCase(Locale.ROOT);
    var segments = bare.replaceAll("/+$", "").split("/", -1);
    return segments[segments.length - 1].replaceAll("\\.json$", "");
  }
}
