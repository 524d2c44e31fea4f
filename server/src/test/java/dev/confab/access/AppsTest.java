package dev.confab.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import dev.confab.sql.Reads;
import dev.confab.sql.RowMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AppsTest {
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
    final World world;

    Contract(Database database) {
      super(database);
      world = new World(store);
    }

    @Test
    void an_application_is_what_its_draft_says() {
      var found = world.apps.byClientId(store.reads(world.portal.id()), "local.demo.00000001");

      assertThat(found).isEqualTo(world.app);
      assertThat(world.apps.find(store.reads(world.portal.id()), world.app.id()))
          .isEqualTo(world.app);
      assertThat(world.app.scopes()).containsExactly("imbot", "im");
      assertThat(world.app.applicationToken()).isEqualTo("51856fefc120afa4b628cc82d3935cce");
    }

    @Test
    void readers_have_thousands_of_applications_at_hand() {
      var count = 3_000;
      var made =
          store.write(
              world.portal.id(),
              tx -> {
                var ids = new ArrayList<AppId>();
                for (int i = 0; i < count; i++) {
                  ids.add(world.apps.ofBotToken(tx, "token" + i, Set.of()).id());
                }
                return ids;
              });
      var reads = store.reads(world.portal.id());
      made.forEach(id -> world.apps.find(reads, id));
      var asked = new AtomicInteger();
      var counted =
          new Reads() {
            @Override
            public PortalId portal() {
              return reads.portal();
            }

            @Override
            public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values) {
              asked.incrementAndGet();
              return reads.list(sql, mapper, values);
            }
          };
      assertThat(made).allMatch(id -> world.apps.find(counted, id) != null);
      assertThat(asked).hasValue(0);
    }

    @Test
    void the_same_draft_again_changes_nothing() {
      var draft = World.draft().onlyFor(World.BORIS, World.ANNA).grant(World.ANNA, "a", "r", null);
      var first = world.ensure(draft.build());
      var rows = rows();

      assertThat(world.ensure(draft.build())).isEqualTo(first);
      assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void an_application_token_is_made_up_once_and_kept() {
      var draft = World.draft().clientId("local.other").applicationToken(null);
      var made = world.ensure(draft.build());

      assertThat(made.applicationToken()).matches("[0-9a-f]{32}");
      assertThat(world.ensure(draft.build())).isEqualTo(made);
      assertThat(world.ensure(draft.applicationToken("chosen").build()).applicationToken())
          .isEqualTo("chosen");
    }

    @Test
    void secrets_and_tokens_are_kept_as_hashes() {
      world.ensure(World.draft().grant(World.ANNA, "demoaccess", "demorefresh", null).build());

      var kept = String.join("\n", rows());

      assertThat(kept).doesNotContain("demo-client-secret", "demoaccess", "demorefresh");
      assertThat(kept).contains(Sha256.hex("demo-client-secret"), Sha256.hex("demoaccess"));
    }

    @Test
    void only_the_fixed_tokens_of_the_last_draft_are_good() {
      world.ensure(World.draft().grant(World.ANNA, "first", "r1", null).build());
      assertThat(world.call("app.info", World.token("first"))).hasToString("200");

      world.ensure(World.draft().grant(World.ANNA, "second", "r2", null).build());

      assertThat(world.call("app.info", World.token("first"))).hasToString("401 NO_AUTH_FOUND");
      assertThat(world.call("app.info", World.token("second"))).hasToString("200");
    }

    @Test
    void a_fixed_token_may_move_to_another_application() {
      world.ensure(World.draft().grant(World.ANNA, "shared", "r1", null).build());
      var other = World.draft().clientId("local.other");
      world.ensure(other.grant(World.ANNA, "shared", "r1", null).build());
      world.ensure(World.draft().build());

      assertThat(world.call("app.info", World.token("shared")).result().get("CODE").asString())
          .isEqualTo("local.other");
    }

    @Test
    void webhook_callers_of_one_client_id_share_an_application() {
      var made = ofWebhookCaller("my bot", Set.of("imbot"));
      var same = ofWebhookCaller("my bot", Set.of("imbot"));
      var wider = ofWebhookCaller("my bot", Set.of("imbot", "im"));

      assertThat(made.clientId()).isEqualTo("custommy bot");
      assertThat(made.kind()).isEqualTo(App.WEBHOOK);
      assertThat(same).isEqualTo(made);
      assertThat(wider.id()).isEqualTo(made.id());
      assertThat(wider.applicationToken()).isEqualTo(made.applicationToken());
      assertThat(wider.scopes()).containsExactlyInAnyOrder("imbot", "im");
      var reads = store.reads(world.portal.id());
      assertThat(world.apps.ofWebhookCaller(reads, "my bot")).isEqualTo(wider);
      assertThat(world.apps.ofWebhookCaller(reads, "your bot")).isNull();
    }

    @Test
    void tokens_that_a_change_of_token_killed_stay_dead_when_scopes_change() {
      var made = ofWebhookCaller("my bot", Set.of("imbot"));
      store.write(
          world.portal.id(),
          tx -> {
            world.apps.rotate(tx, made.id(), "your bot");
            return null;
          });
      var wider = ofWebhookCaller("your bot", Set.of("imbot", "im"));
      assertThat(wider.id()).isEqualTo(made.id());
      assertThat(wider.scopes()).containsExactlyInAnyOrder("imbot", "im");
      assertThat(wider.tokensValidFrom()).isEqualTo(world.clock.instant());
    }

    @Test
    void what_has_ended_for_one_user_is_dead_whenever_it_is_minted() {
      var boris = issued(World.BORIS);
      store.write(
          world.portal.id(),
          tx -> {
            world.apps.end(tx, world.app.id(), World.ANNA);
            return null;
          });
      world.clock.forward(Duration.ofMinutes(5));
      assertThat(world.call("app.info", World.token(issued(World.ANNA))))
          .hasToString("401 NO_AUTH_FOUND");
      assertThat(world.call("app.info", World.token(boris))).hasToString("200");
    }

    private String issued(UserId user) {
      return world.tokens.issue(world.portal.id(), world.app, user).accessToken();
    }

    @Test
    void the_writer_sees_the_change_it_just_made() {
      store.write(
          world.portal.id(),
          tx -> {
            var made = world.apps.ofWebhookCaller(tx, "bot", Set.of("imbot"));
            assertThat(world.apps.ofWebhookCaller((Reads) tx, "bot")).isEqualTo(made);
            assertThat(world.apps.find(tx, made.id())).isEqualTo(made);
            return made.id();
          });
    }

    @Test
    void a_webhook_caller_cannot_pass_for_an_administrator_s_application() {
      var local = world.ensure(World.draft().clientId("customspy").build());

      var spy = ofWebhookCaller("spy", Set.of("imbot"));

      assertThat(spy.id()).isNotEqualTo(local.id());
      assertThat(spy.clientId()).isEqualTo(local.clientId());
      assertThat(world.apps.byClientId(store.reads(world.portal.id()), "customspy"))
          .isEqualTo(local);
    }

    @Test
    void a_client_id_of_any_length_is_told_apart() {
      var one = ofWebhookCaller("x".repeat(5_000) + "1", Set.of("imbot"));
      var two = ofWebhookCaller("x".repeat(5_000) + "2", Set.of("imbot"));

      assertThat(one.id()).isNotEqualTo(two.id());
      assertThat(one.clientId()).hasSizeLessThanOrEqualTo(255);
      assertThat(ofWebhookCaller("x".repeat(5_000) + "1", Set.of("imbot"))).isEqualTo(one);
    }

    @Test
    void another_portal_has_other_applications() {
      var elsewhere = world.portals.ensure(otherPortal());

      assertThat(world.apps.find(store.reads(elsewhere.id()), world.app.id())).isNull();
      assertThat(world.apps.byClientId(store.reads(elsewhere.id()), world.app.clientId())).isNull();
    }

    @Test
    void a_fixed_token_ends_when_its_draft_says() {
      var draft = World.draft().grant(World.ANNA, "short", "r", Duration.ofMinutes(5));
      world.ensure(draft.build());
      assertThat(world.call("app.info", World.token("short"))).hasToString("200");

      world.clock.forward(Duration.ofMinutes(5));

      assertThat(world.call("app.info", World.token("short"))).hasToString("401 expired_token");
    }

    private PortalDraft otherPortal() {
      var draft = world.portalDraft(Portal.State.OPEN, false, "basic");
      return new PortalDraft(
          "other.example",
          draft.memberId(),
          draft.language(),
          draft.timezone(),
          draft.plan(),
          draft.state(),
          draft.httpsOnly(),
          draft.limits());
    }

    private App ofWebhookCaller(String clientId, Set<String> scopes) {
      return store.write(world.portal.id(), tx -> world.apps.ofWebhookCaller(tx, clientId, scopes));
    }

    private List<String> rows() {
      var reads = store.reads(world.portal.id());
      var apps =
          reads.list(
              "SELECT id, client_id, client_secret_hash, scopes, application_token, allowed_users,"
                  + " tokens_valid_from_ms FROM apps WHERE portal_id = :portal ORDER BY id",
              row ->
                  row.number(1)
                      + String.join("|", row.text(2), row.text(3), row.text(4), row.text(5))
                      + row.text(6)
                      + row.number(7));
      var fixed =
          reads.list(
              "SELECT token_hash, kind, app_id, user_id, expires_ms FROM fixed_tokens"
                  + " WHERE portal_id = :portal ORDER BY token_hash",
              row -> row.text(1) + row.text(2) + row.number(3) + row.number(4) + row.number(5));
      return Stream.concat(apps.stream(), fixed.stream()).toList();
    }
  }
}
