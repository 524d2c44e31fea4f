package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.audit.AuditLog;
import dev.confab.basics.Caller;
import dev.confab.basics.Json;
import dev.confab.rpc.Dispatcher;
import dev.confab.rpc.Methods;
import dev.confab.rpc.Operating;
import dev.confab.rpc.Origin;
import dev.confab.rpc.Request;
import dev.confab.sql.Databases;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupStartTest extends PortalContract {
  BackupStartTest() {
    super(Databases.sqlite());
  }

  private String start(BackupDesk desk) {
    var methods = new Methods();
    methods.add(List.of(new BackupStart(desk, new AuditLog(clock()))));
    var caller = new Caller(portal, anna, Caller.Auth.WEBHOOK, Set.of(), null, null, "webhook:1");
    var dispatcher =
        new Dispatcher(
            store,
            clock(),
            methods,
            request -> caller,
            List.of(),
            (who, name) -> new Operating.Used(0, 0),
            portal -> ZoneOffset.UTC);
    var request =
        new Request(
            "confab.admin.backup.start",
            Request.Format.JSON,
            Json.mapper().createObjectNode(),
            new Request.Nothing(),
            "127.0.0.1:8080",
            new Origin("127.0.0.1", "http://127.0.0.1:8080", false, "test"));
    var answer = dispatcher.answer(request);
    var body = Json.mapper().readTree(answer.body());
    return (answer.status() + " " + body.path("error").asString("")).strip();
  }

  @Test
  void one_backup_is_made_at_a_time(@TempDir Path folder) {
    var goesOn = new CountDownLatch(1);
    var desk = new BackupDesk(folder, target -> await(goesOn), clock());
    assertThat(start(desk)).isEqualTo("200");
    assertThat(start(desk)).isEqualTo("400 BACKUP_RUNS");
    goesOn.countDown();
  }

  @Test
  void without_a_folder_none_is_made() {
    assertThat(start(BackupDesk.off())).isEqualTo("400 BACKUP_OFF");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
