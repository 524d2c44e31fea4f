package dev.confab.rpc;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `batch`: up to fifty commands in one call, each in a transaction of its own, each able to use
/// the results of those before it. (settings/how-to-call-rest-api/batch.md)
public final class Batch implements RestMethod<Batch.Params, ObjectNode> {
  /// Commands that run; each one beyond ends with an error of its own.
  static final int COMMANDS_MAX = 50;

  /// Time after which no further command is begun; each one left ends with an error of its own.
  static final Duration TIME_MAX = Duration.ofSeconds(60);

  private final Dispatcher dispatcher;

  /// A batch whose commands run through this dispatcher.
  public Batch(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  record Params(
      @Doc("Commands by key: `method?query`.") @Nullable JsonNode cmd,
      @Doc("Whether the first error ends the batch.") @Default("0") boolean halt) {}

  @Override
  public MethodSpec<Params, ObjectNode> spec() {
    return MethodSpec.<Params, ObjectNode>reading("batch", Params.class, ObjectNode.class)
        .refusesWith(
            SystemError.ERROR_BATCH_LENGTH_EXCEEDED, SystemError.ERROR_BATCH_METHOD_NOT_ALLOWED)
        .notInBatch();
  }

  @Override
  public ObjectNode handle(Call call, Params asked) {
    var done = new LinkedHashMap<String, Outcome.OfCommand>();
    for (var command : commands(asked.cmd()).entrySet()) {
      var outcome = outcome(call, command.getValue(), done);
      done.put(command.getKey(), outcome);
      if (asked.halt() && outcome instanceof Outcome.Refused) {
        break;
      }
    }
    return answer(done);
  }

  private static Map<String, String> commands(@Nullable JsonNode cmd) {
    var commands = new LinkedHashMap<String, String>();
    if (cmd != null && cmd.isObject()) {
      cmd.properties()
          .forEach(entry -> commands.put(entry.getKey(), entry.getValue().asString("")));
    } else if (cmd != null && cmd.isArray()) {
      cmd.values()
          .forEach(value -> commands.put(Integer.toString(commands.size()), value.asString("")));
    }
    return commands;
  }

  private Outcome.OfCommand outcome(
      Call call, String command, Map<String, Outcome.OfCommand> done) {
    if (done.size() >= COMMANDS_MAX) {
      return refused(SystemError.ERROR_BATCH_LENGTH_EXCEEDED.refuse());
    }
    if (dispatcher.now().isAfter(call.now().plus(TIME_MAX))) {
      return refused(SystemError.REQUEST_TIMEOUT.refuse(TIME_MAX.toSeconds()));
    }
    return run(call, command, done);
  }

  private Outcome.OfCommand run(Call call, String command, Map<String, Outcome.OfCommand> done) {
    int question = command.indexOf('?');
    var name = question < 0 ? command : command.substring(0, question);
    var params = Json.mapper().createObjectNode();
    ObjectNode filled;
    try {
      PhpForm.read(question < 0 ? "" : command.substring(question + 1), params);
      params.remove("auth");
      filled = (ObjectNode) References.fill(params, done);
    } catch (PhpForm.TooMuch e) {
      return refused(SystemError.ERROR_BODY_FORMAT.refuse(String.valueOf(e.getMessage())));
    } catch (Refusal refusal) {
      return refused(refusal);
    }
    return dispatcher.command(call.caller(), call.origin(), methodName(name), filled);
  }

  private static Outcome.OfCommand refused(Refusal refusal) {
    return new Outcome.Refused(refusal.error().code(), refusal.text(), refusal.error().status());
  }

  /// Clients write commands as paths too: `/imbot.register.json`.
  private static String methodName(String path) {
    var name = path.strip();
    name = name.startsWith("/") ? name.substring(1) : name;
    return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
  }

  private static ObjectNode answer(Map<String, Outcome.OfCommand> done) {
    var results = new LinkedHashMap<String, JsonNode>();
    var errors = new LinkedHashMap<String, JsonNode>();
    var totals = new LinkedHashMap<String, JsonNode>();
    var nexts = new LinkedHashMap<String, JsonNode>();
    var times = new LinkedHashMap<String, JsonNode>();
    done.forEach(
        (key, outcome) -> {
          switch (outcome) {
            case Outcome.Done ok -> {
              results.put(key, ok.result());
              times.put(key, ok.time());
              if (ok.total() != null) {
                totals.put(key, Json.tree(ok.total()));
              }
              if (ok.next() != null) {
                nexts.put(key, Json.tree(ok.next()));
              }
            }
            case Outcome.Refused no -> errors.put(key, Envelope.tree(no));
          }
        });
    var answer = Json.mapper().createObjectNode();
    answer.set("result", phpArray(results));
    answer.set("result_error", phpArray(errors));
    answer.set("result_total", phpArray(totals));
    answer.set("result_next", phpArray(nexts));
    answer.set("result_time", phpArray(times));
    return answer;
  }

  /// A PHP array as `json_encode` writes it: a list when its keys are 0, 1, 2 …, else an object; an
  /// empty one is a list.
  private static JsonNode phpArray(Map<String, JsonNode> entries) {
    int index = 0;
    boolean list = true;
    for (var key : entries.keySet()) {
      list &= key.equals(Integer.toString(index++));
    }
    if (!list) {
      var map = Json.mapper().createObjectNode();
      entries.forEach(map::set);
      return map;
    }
    return Json.mapper().createArrayNode().addAll(entries.values());
  }
}
