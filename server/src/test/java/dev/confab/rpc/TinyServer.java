package dev.confab.rpc;

import dev.confab.basics.Caller;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.Json;
import dev.confab.basics.OrElse;
import dev.confab.basics.PhpForm;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Counter;
import dev.confab.sql.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A dispatcher over a few small methods and a real store, with a clock that only a method moves.
final class TinyServer {
  enum NoteError implements ErrorCode {
    EMPTY,
    NEVER_DECLARED;

    @Override
    public Wire wire() {
      return new Wire("NOTE_" + name(), 400, "Note is refused");
    }
  }

  /// Gives out the next number, so that a test sees whether it ran.
  static final class Add implements RestMethod<Add.NewNote, Map<String, Object>> {
    record NewNote(@OrElse("EMPTY") String text) {}

    @Override
    public MethodSpec<NewNote, Map<String, Object>> spec() {
      return MethodSpec.<NewNote, Map<String, Object>>writing("note.Add", NewNote.class, Map.class)
          .refusesWith(NoteError.EMPTY);
    }

    @Override
    public Map<String, Object> handle(Call call, NewNote asked) {
      long id = call.tx().nextId(Counter.FILE);
      NoteError.EMPTY.unless(!asked.text().isEmpty());
      return Map.of("ID", id, "TEXT", asked.text());
    }
  }

  /// Returns what it got.
  static final class Echo implements RestMethod<Echo.Any, JsonNode> {
    record Any(JsonNode value) {}

    @Override
    public MethodSpec<Any, JsonNode> spec() {
      return MethodSpec.<Any, JsonNode>reading("note.echo", Any.class, JsonNode.class);
    }

    @Override
    public JsonNode handle(Call call, Any asked) {
      return asked.value();
    }
  }

  /// A page of 120 in all.
  static final class Pages implements RestMethod<Pages.From, Page<Long>> {
    record From(@Nullable Long start) {}

    @Override
    public MethodSpec<From, Page<Long>> spec() {
      return MethodSpec.<From, Page<Long>>reading("note.list", From.class, Page.class);
    }

    @Override
    public Page<Long> handle(Call call, From asked) {
      long start = asked.start() == null ? 0 : asked.start();
      var items = java.util.stream.LongStream.range(start, Math.min(120, start + Page.SIZE));
      return Page.of(items.boxed().toList(), start, 120);
    }
  }

  /// Takes as many seconds as it is asked to, by the server's clock.
  final class Take implements RestMethod<Take.Time, Boolean> {
    record Time(long seconds) {}

    @Override
    public MethodSpec<Time, Boolean> spec() {
      return MethodSpec.reading("note.take", Time.class, Boolean.class);
    }

    @Override
    public Boolean handle(Call call, Time asked) {
      now = now.plusSeconds(asked.seconds());
      return true;
    }
  }

  /// Refuses with what it did not declare.
  static final class Liar implements RestMethod<NoParams, String> {
    @Override
    public MethodSpec<NoParams, String> spec() {
      return MethodSpec.reading("note.lie", NoParams.class, String.class);
    }

    @Override
    public String handle(Call call, NoParams asked) {
      throw NoteError.NEVER_DECLARED.refuse();
    }
  }

  private final Dispatcher dispatcher;
  private Instant now = Instant.parse("2026-11-23T05:00:00Z");

  TinyServer(Store store) {
    var caller =
        new Caller(
            new PortalId(1), new UserId(1), Caller.Auth.WEBHOOK, Set.of(), null, null, "webhook:1");
    var methods = new Methods();
    this.dispatcher =
        new Dispatcher(
            store,
            () -> now,
            methods,
            request -> caller,
            List.of(),
            (who, method) -> new Operating.Used(0.5, 1_800_000_000),
            portal -> ZoneId.of("Europe/Moscow"));
    methods.add(
        List.of(new Add(), new Echo(), new Pages(), new Take(), new Liar(), new Batch(dispatcher)));
  }

  /// Calls with a form-encoded body.
  JsonNode call(String method, String form) {
    var params = Json.mapper().createObjectNode();
    PhpForm.read(form, params);
    return json(answer(method, params, Request.Format.JSON));
  }

  /// Calls with a JSON body.
  JsonNode callJson(String method, String body) {
    return json(answer(method, (ObjectNode) Json.parse(body), Request.Format.JSON));
  }

  Answer answer(String method, ObjectNode params, Request.Format format) {
    var origin = new Origin("127.0.0.1", "http://localhost", false, "r1");
    return dispatcher.answer(
        new Request(method, format, params, new Request.Nothing(), "localhost", origin));
  }

  private static JsonNode json(Answer answer) {
    return Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
  }
}
