package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class AdminBackupTest {

  @Test
  void an_administrator_starts_a_backup_and_sees_it_complete(Hall hall) throws Exception {
    var admin = hall.administrator();
    assertThat(list(admin).get("backups")).isEmpty();
    // tag::start[]
    var begun = admin.call("confab.admin.backup.start", Map.of());
    // end::start[]
    var name = begun.result().get("name").asString();
    var ended = ended(admin);
    assertThat(ended.at("/last/name").asString()).isEqualTo(name);
    assertThat(ended.at("/last/trouble").isNull()).isTrue();
    assertThat(ended.at("/backups/0/name").asString()).isEqualTo(name);
    for (var method : new String[] {"confab.admin.backup.start", "confab.admin.backup.list"}) {
      assertThat(hall.person("Anna").call(method, Map.of()).error()).isEqualTo("ACCESS_DENIED");
    }
  }

  @Test
  void a_full_folder_takes_no_more(Hall hall) throws Exception {
    var folder = hall.files().resolveSibling("backups");
    var old = IntStream.range(0, 100).mapToObj(i -> folder.resolve("confab-" + i)).toList();
    for (var one : old) {
      Files.createDirectories(one);
    }
    assertThat(hall.administrator().call("confab.admin.backup.start").refusal())
        .isEqualTo("400 BACKUPS_FULL The folder for backups is full; the oldest have to go first");
    for (var one : old) {
      Files.delete(one);
    }
  }

  private static JsonNode list(Person admin) {
    // tag::example[]
    var list = admin.call("confab.admin.backup.list", Map.of());
    // end::example[]
    return list.result();
  }

  private static JsonNode ended(Person admin) throws InterruptedException {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      var list = list(admin);
      if (!list.at("/last/ended").isNull()) {
        return list;
      }
      assertThat(System.nanoTime()).as("patience").isLessThan(until);
    }
  }
}
