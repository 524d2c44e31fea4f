package dev.confab.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Caller;
import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollTest {
  private static final PortalId PORTAL = new PortalId(1);

  private final Database database = Databases.sqlite();
  private final List<String> done = new ArrayList<>();
  private boolean something;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void where_there_is_nothing_nobody_is_waited_for() {
    var answer = dispatcher().enter(request("poll")).atHand();
    assertThat(text(answer)).contains("\"result\":\"nothing\"");
    assertThat(done).containsExactly("let in", "may call", "ran", "told");
  }

  @Test
  void a_look_into_the_store_is_left_to_who_may_wait_and_counts_once() {
    something = true;
    var entered = dispatcher().enter(request("poll"));
    assertThat(entered.atHand()).isNull();
    assertThat(done).containsExactly("let in", "may call");
    assertThat(text(entered.answer())).contains("\"result\":\"1\"");
    assertThat(done).containsExactly("let in", "may call", "may call", "ran", "told");
  }

  @Test
  void so_is_a_transaction() {
    var entered = dispatcher().enter(request("note"));
    assertThat(entered.atHand()).isNull();
    assertThat(text(entered.answer())).contains("\"result\":\"noted\"");
  }

  @Test
  void only_a_method_that_says_so_polls() {
    assertThat(dispatcher().polls("POLL")).isTrue();
    assertThat(dispatcher().polls("note")).isFalse();
    assertThat(dispatcher().polls("nobody")).isFalse();
  }

  private final class Poll implements RestMethod<NoParams, String> {
    @Override
    public MethodSpec<NoParams, String> spec() {
      return MethodSpec.polling("poll", NoParams.class, String.class);
    }

    @Override
    public String handle(Call call, NoParams none) {
      return something
          ? Objects.requireNonNull(call.reads().first("SELECT 1", row -> row.text(1)))
          : "nothing";
    }
  }

  private static final class Note implements RestMethod<NoParams, String> {
    @Override
    public MethodSpec<NoParams, String> spec() {
      return MethodSpec.writing("note", NoParams.class, String.class);
    }

    @Override
    public String handle(Call call, NoParams none) {
      return "noted";
    }
  }

  private final class Door implements Gate {
    @Override
    public void admit(Request request, Headers headers) {
      done.add("let in");
    }

    @Override
    public void admit(Caller caller, MethodSpec<?, ?> spec, Headers headers) {
      done.add("may call");
    }

    @Override
    public void ran(Caller caller, MethodSpec<?, ?> spec, long nanos) {
      done.add("ran");
    }
  }

  private Dispatcher dispatcher() {
    var caller =
        new Caller(PORTAL, new UserId(1), Caller.Auth.WEBHOOK, Set.of(), null, null, "webhook:1");
    var methods = new Methods().add(List.of(new Poll(), new Note()));
    var dispatcher =
        new Dispatcher(
            database.store(),
            () -> Instant.parse("2026-11-30T05:00:00Z"),
            methods,
            request -> caller,
            List.of(new Door()),
            (who, method) -> new Operating.Used(0, 0),
            portal -> ZoneOffset.UTC);
    dispatcher.watch(ended -> done.add("told"));
    return dispatcher;
  }

  private static Request request(String method) {
    var origin = new Origin("127.0.0.1", "http://localhost", false, "r1");
    return new Request(
        method,
        Request.Format.JSON,
        Json.mapper().createObjectNode(),
        new Request.Nothing(),
        "localhost",
        origin);
  }

  private static String text(@Nullable Answer answer) {
    return answer == null ? "" : new String(answer.body(), StandardCharsets.UTF_8);
  }
}
