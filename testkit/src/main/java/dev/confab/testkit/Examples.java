package dev.confab.testkit;

import dev.confab.basics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps one call of each method that was answered with a result, so that the reference shows what
/// was really said. Written when the run on SQLite ends, to the file that `-Dconfab.examples=FILE`
/// names; nothing is kept without it.
final class Examples {
  private static final @Nullable String FILE =
      System.getProperty("confab.testkit.store") == null
          ? System.getProperty("confab.examples")
          : null;

  /// Longer calls and answers teach no more.
  private static final int CALL_MAX = 400;

  private static final int ANSWER_MAX = 12_000;

  /// What a reader takes in at once.
  private static final int ANSWER_GOOD = 3_000;

  private static final Map<String, Example> BEST = new ConcurrentSkipListMap<>();

  /// @param form whether it was sent as a PHP form, which reads best
  /// @param brief whether the answer is short enough to be read
  /// @param telling whether the answer has something in each of its lists
  private record Example(
      boolean form, boolean brief, boolean telling, String call, ObjectNode answer) {
    /// Brief ones first, full ones before empty ones, forms before JSON, then what says more; the
    /// alphabet decides the rest.
    boolean isBetterThan(Example other) {
      if (brief != other.brief) {
        return brief;
      }
      if (telling != other.telling) {
        return telling;
      }
      if (form != other.form) {
        return form;
      }
      int longer = Integer.compare(call.length(), other.call.length());
      return longer != 0 ? longer > 0 : call.compareTo(other.call) < 0;
    }
  }

  static {
    if (FILE != null) {
      Runtime.getRuntime().addShutdownHook(new Thread(Examples::write));
    }
  }

  private Examples() {}

  static void note(String method, String contentType, String call, Reply reply) {
    if (FILE == null
        || contentType.contains("multipart")
        || reply.status() != 200
        || call.length() > CALL_MAX
        || reply.unread().length() > ANSWER_MAX
        || !(Json.parse(reply.unread()) instanceof ObjectNode answer)
        || !answer.has("result")) {
      return;
    }
    answer.remove("time");
    var result = answer.get("result");
    var example =
        new Example(
            contentType.contains("form"),
            reply.unread().length() <= ANSWER_GOOD,
            !isEmptyList(result) && result.valueStream().noneMatch(Examples::isEmptyList),
            call,
            answer);
    BEST.merge(method, example, (known, other) -> other.isBetterThan(known) ? other : known);
  }

  private static boolean isEmptyList(JsonNode value) {
    return value.isArray() && value.isEmpty();
  }

  private static void write() {
    var all = Json.mapper().createObjectNode();
    BEST.forEach(
        (method, example) -> {
          var entry = all.putObject(method);
          entry.put(example.form() ? "form" : "json", anybodys(plain(example.call())));
          entry.set("answer", Json.parse(plain(Json.write(example.answer()))));
        });
    try {
      Files.writeString(
          Path.of(String.valueOf(FILE)), all.toPrettyString() + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With a word for the token that was shown.
  private static String anybodys(String call) {
    return call.replaceAll("(^|&)auth=[^&]*", "$1auth=TOKEN")
        .replaceAll("\"auth\":\"[^\"]*\"", "\"auth\":\"TOKEN\"");
  }

  /// Without ports and secrets of the run.
  private static String plain(String text) {
    return text.replaceAll("127\\.0\\.0\\.1(:|%3A)[0-9]+", "127.0.0.1$18080")
        .replaceAll("[0-9a-f]{90}", "(token)")
        .replaceAll("(?<=[/\"=])[0-9a-f]{32}(?=[/\"&]|$)", "0123456789abcdef0123456789abcdef");
  }
}
