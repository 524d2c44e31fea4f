package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What administrators do with the portal, and the log of what they did. Ours, not the original's.
@ExtendWith(HallExtension.class)
class AdminPortalTest {

  @Test
  void the_portal_is_shown_and_changed_while_it_runs(Hall hall) {
    var admin = hall.administrator();
    var shown = admin.call("confab.admin.portal.get", Map.of()).result();
    assertThat(shown.get("limits").asString()).isEqualTo("self-hosted");
    assertThat(shown.get("declared").asBoolean()).isTrue();
    var asked = Map.of("LIMITS", "cloud", "PLAN", "ent250", "UNTIL_RESTART", "Y");
    var changed = admin.call("confab.admin.portal.update", asked).result();
    assertThat(changed.get("limits").asString()).isEqualTo("cloud");
    var limited = admin.call("user.current", Map.of());
    assertThat(limited.header("X-RateLimit-Limit")).isEqualTo("250");
    // a browser is the portal's own face: it goes on working, and opens the portal again
    var browser = admin.inBrowser(hall.application("Door", admin));
    var off = Map.of("STATE", "overloaded", "UNTIL_RESTART", "Y");
    admin.call("confab.admin.portal.update", off);
    assertThat(admin.call("user.current", Map.of()).error()).isEqualTo("OVERLOAD_LIMIT");
    var open = Map.of("STATE", "open", "LIMITS", "self-hosted", "UNTIL_RESTART", "Y");
    assertThat(browser.call("confab.admin.portal.update", open).status()).isEqualTo(200);
    assertThat(admin.call("user.current", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void what_is_wrong_is_refused(Hall hall) {
    var admin = hall.administrator();
    var declared = admin.call("confab.admin.portal.update", Map.of("PLAN", "basic"));
    assertThat(declared.error()).isEqualTo("DECLARED_IN_FILE");
    for (var wrong :
        List.of(
            Map.of("LANGUAGE", "english"),
            Map.of("LANGUAGE", "qq"),
            Map.of("LANGUAGE", "DE"),
            Map.of("TIMEZONE", "europe/berlin"),
            Map.of("TIMEZONE", "Mars/Base"),
            Map.of("PLAN", ""),
            Map.of("STATE", "closed"),
            Map.of("LIMITS", "none"))) {
      var asked = new java.util.HashMap<String, Object>(wrong);
      asked.put("UNTIL_RESTART", "Y");
      assertThat(admin.call("confab.admin.portal.update", asked).error()).isEqualTo("PORTAL_ERROR");
    }
  }

  @Test
  void who_changed_what_is_written_down_and_refused_changes_are_not(Hall hall) {
    var admin = hall.administrator();
    var add = Map.of("LOGIN", "grace", "NAME", "Grace", "PASSWORD", "correct horse");
    var id = admin.call("confab.admin.people.add", add).result().get("id").asLong();
    admin.call("confab.admin.people.update", Map.of("USER_ID", id, "NAME", "Amazing"));
    admin.call("confab.admin.people.update", Map.of("USER_ID", id, "NAME", "Amazing"));
    admin.call("confab.admin.people.update", Map.of("USER_ID", id, "NAME", ""));
    admin.call("confab.admin.people.password", Map.of("USER_ID", id));
    var shown = admin.call("confab.admin.audit", Map.of("KIND", "person")).result();
    var lines = List.copyOf(shown.get("entries").values());
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).get("action").asString()).isEqualTo("confab.admin.people.password");
    var changed = lines.get(1);
    assertThat(changed.get("user_id").asLong()).isEqualTo(1);
    assertThat(changed.get("credential").asString()).startsWith("webhook:");
    assertThat(changed.get("address").asString()).isEqualTo("127.0.0.1");
    assertThat(changed.at("/changes/0/what").asString()).isEqualTo("name");
    assertThat(changed.at("/changes/0/from").asString()).isEqualTo("Grace");
    assertThat(changed.at("/changes/0/to").asString()).isEqualTo("Amazing");
    assertThat(shown.toString()).doesNotContain("correct horse");
    var mine = admin.call("confab.admin.audit", Map.of("USER_ID", 1, "LIMIT", 1)).result();
    var next = mine.get("next").asLong();
    var older = admin.call("confab.admin.audit", Map.of("BEFORE", next)).result();
    assertThat(older.at("/entries/0/id").asLong()).isLessThan(next);
  }

  @Test
  void two_changes_at_once_are_both_made(Hall hall) throws Exception {
    var admin = hall.administrator();
    var store = hall.house().rooms().store();
    var held = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var holder = threads.submit(() -> store.write(new PortalId(1), tx -> hold(held, go)));
      held.await();
      var changes = new ArrayList<Future<Reply>>();
      for (var change : List.of(Map.of("LANGUAGE", "ru"), Map.of("PLAN", "basic"))) {
        var asked = new HashMap<String, Object>(change);
        asked.put("UNTIL_RESTART", "Y");
        changes.add(threads.submit(() -> admin.call("confab.admin.portal.update", asked)));
      }
      while (store.waiting() < 2) {
        Thread.onSpinWait();
      }
      go.countDown();
      assertThat(holder.get()).isTrue();
      for (var change : changes) {
        assertThat(change.get().status()).isEqualTo(200);
      }
    }
    var shown = admin.call("confab.admin.portal.get", Map.of()).result();
    assertThat(shown.get("language").asString()).isEqualTo("ru");
    assertThat(shown.get("plan").asString()).isEqualTo("basic");
  }

  private static boolean hold(CountDownLatch held, CountDownLatch go) {
    held.countDown();
    try {
      return go.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
