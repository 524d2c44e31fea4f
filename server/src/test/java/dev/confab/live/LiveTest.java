package dev.confab.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import dev.confab.sql.InDoubt;
import dev.confab.sql.Reads;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveTest {
  private static final PortalId PORTAL = new PortalId(1);
  private static final UserId ANNA = new UserId(1);

  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }

  abstract static class Contract extends DatabaseContract {
    private final Live live = new Live(store, new Nothing(), InstantSource.system());

    Contract(Database database) {
      super(database);
    }

    @BeforeEach
    void start() {
      live.start();
    }

    @AfterEach
    void stop() {
      live.close();
    }

    @Test
    void what_happens_between_the_loading_and_the_socket_is_told() throws InterruptedException {
      var place = live.place(PORTAL);
      happens("one");
      var page = new Socket();
      live.enter(page.visitor(), page, place.epoch(), place.last(), () -> true);
      happens("two");
      assertThat(page.next().get("resumed").asBoolean()).isTrue();
      assertThat(page.until("two")).contains("one");
    }

    @Test
    void a_page_that_comes_while_something_unheard_is_written_loads_again()
        throws InterruptedException {
      var page = new Socket();
      store.write(
          PORTAL,
          tx -> {
            assertThat(live.isWatched(tx)).isFalse();
            // it loads now, and sees nothing yet of what is being written
            live.enter(page.visitor(), page, null, -1, () -> true);
            return null;
          });
      var first = page.next();
      var again = page.next();
      assertThat(again.get("type").asString()).isEqualTo("hello");
      assertThat(again.get("resumed").asBoolean()).isFalse();
      assertThat(again.get("epoch")).isNotEqualTo(first.get("epoch"));
    }

    @Test
    void pages_load_again_when_nobody_knows_what_was_kept() throws InterruptedException {
      var page = new Socket();
      live.enter(page.visitor(), page, null, -1, () -> true);
      page.until("hello");
      InDoubt.end(store, PORTAL);
      page.until("hello");
    }

    @Test
    void who_comes_back_hears_what_he_has_not_read_by_now() throws InterruptedException {
      var place = live.place(PORTAL);
      var again = new Socket();
      live.enter(again.visitor(), again, place.epoch(), place.last(), () -> true);
      again.until("counters");
    }

    @Test
    void a_session_that_ends_while_its_socket_comes_in_takes_the_socket_along() {
      var page = new Socket();
      live.enter(page.visitor(), page, null, -1, () -> false);
      assertThat(page.closed).isEqualTo(Live.SIGNED_OUT);
      var other = new Socket();
      live.enter(other.visitor(), other, null, -1, () -> true);
      assertThat(other.closed).isZero();
    }

    private void happens(String type) {
      store.write(
          PORTAL,
          tx -> {
            assertThat(live.isWatched(tx)).isTrue();
            live.tell(
                tx,
                type,
                new Audience.Users(Set.of(ANNA)),
                reads -> Json.mapper().createObjectNode());
            return null;
          });
    }
  }

  /// Nobody is anywhere, and everything is read.
  private static final class Nothing implements Gathered {
    @Override
    public @Nullable JsonNode presence(
        Reads reads, Collection<UserId> users, Predicate<UserId> online) {
      return null;
    }

    @Override
    public JsonNode counters(Reads reads, UserId user) {
      return Json.mapper().createObjectNode();
    }
  }

  /// A browser's end by hand.
  private static final class Socket implements Wire {
    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    int closed;

    Visitor visitor() {
      return new Visitor(PORTAL, ANNA, false, false, "s", Instant.MAX);
    }

    JsonNode next() throws InterruptedException {
      var frame = frames.poll(10, TimeUnit.SECONDS);
      assertThat(frame).as("another frame").isNotNull();
      return frame;
    }

    /// The types of all frames up to the first of this type.
    List<String> until(String type) throws InterruptedException {
      var seen = new ArrayList<String>();
      do {
        seen.add(next().get("type").asString());
      } while (!seen.getLast().equals(type));
      return seen;
    }

    @Override
    public void send(byte[] frame, Runnable sent) {
      frames.add(Json.parse(new String(frame, StandardCharsets.UTF_8)));
      sent.run();
    }

    @Override
    public void close(int code, String why) {
      closed = code;
    }
  }
}
