package dev.confab.bots;

import static dev.confab.bots.Stage.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.bots.rest.v2.BotSetup;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotRowsTest {
  private static final int AT_HAND_MAX = 2;

  private final Database database = Databases.sqlite();
  private final Stage stage = new Stage(database.store());
  private final BotRows rows = new BotRows(database.store(), AT_HAND_MAX);
  private final Reads reads = database.store().reads(PORTAL);

  @AfterEach
  void close() {
    database.close();
  }

  private Bot bot() {
    var profile = SecondBots.profile("one", null, null, null, null);
    var asked =
        new BotSetup("one", "its", profile, null, null, "fetch", "", null, null, null, null);
    return stage.store.write(PORTAL, tx -> stage.second.register(tx, stage.webhook(), asked));
  }

  @Test
  void people_take_no_bot_s_place() {
    for (int i = 0; i <= AT_HAND_MAX; i++) {
      var user =
          stage.store.write(
              PORTAL, tx -> stage.people.create(tx, Person.Kind.USER, Profile.named("U", "")));
      assertThat(rows.find(reads, user)).isNull();
      assertThat(rows.among(reads, List.of(user))).isEmpty();
    }
    var bot = bot();
    assertThat(rows.find(reads, bot.id())).isEqualTo(bot);
    removedUnseen(bot);
    assertThat(rows.find(reads, bot.id())).as("at hand").isEqualTo(bot);
  }

  @Test
  void who_is_no_bot_is_looked_up_once_and_again_when_he_becomes_one() {
    var bot = bot();
    removedUnseen(bot);
    assertThat(rows.find(reads, bot.id())).isNull();
    stage.store.write(
        PORTAL,
        tx -> {
          BotsSql.insert(tx, bot, Instant.EPOCH);
          return bot;
        });
    assertThat(rows.find(reads, bot.id())).as("at hand").isNull();
    assertThat(rows.among(reads, List.of(stage.anna, bot.id()))).as("at hand").isEmpty();
    stage.store.write(
        PORTAL,
        tx -> {
          rows.change(tx, bot, bot);
          return bot;
        });
    assertThat(rows.among(reads, List.of(stage.anna, bot.id()))).containsExactly(bot);
    assertThat(rows.find(reads, bot.id())).isEqualTo(bot);
  }

  /// Behind the back of the rows.
  private void removedUnseen(Bot bot) {
    stage.store.write(PORTAL, tx -> BotsSql.delete(tx, bot.id()));
  }
}
