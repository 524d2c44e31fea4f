package dev.confab.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/// What all halls of this run were called for and how they answered, so that a last test can ask
/// whether every method and every error was seen.
public final class Ledger {
  private static final Set<String> DONE = ConcurrentHashMap.newKeySet();

  /// Answers of one method that are kept.
  private static final int ANSWERS_MAX = 200;

  private static final Map<String, Queue<JsonNode>> ANSWERS = new ConcurrentHashMap<>();
  private static final Set<Refused> REFUSED = ConcurrentHashMap.newKeySet();

  private Ledger() {}

  /// An error as a caller saw it.
  ///
  /// @param method the method called, in lower case
  /// @param status the HTTP status; 0 for a command of a batch, which has none of its own
  public record Refused(String method, String code, String text, int status) {}

  /// Methods, in lower case, that answered with a result.
  public static Set<String> done() {
    return new TreeSet<>(DONE);
  }

  /// Some of the results a method, in lower case, answered with: the first and those after them, as
  /// many as are kept.
  public static List<JsonNode> answers(String method) {
    return List.copyOf(ANSWERS.getOrDefault(method, new ConcurrentLinkedQueue<>()));
  }

  /// The errors seen.
  public static Set<Refused> refused() {
    return Set.copyOf(REFUSED);
  }

  static void note(String path, Reply reply) {
    if (!reply.text().startsWith("{")) {
      return; // a page, or an answer in XML
    }
    var body = reply.body();
    var method = method(path);
    if (body.has("result")) {
      DONE.add(method);
      var kept = ANSWERS.computeIfAbsent(method, key -> new ConcurrentLinkedQueue<>());
      if (kept.size() < ANSWERS_MAX) {
        kept.add(body.get("result"));
      }
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
