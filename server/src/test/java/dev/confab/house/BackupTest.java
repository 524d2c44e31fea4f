package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Json;
import dev.confab.sql.Databases;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BackupTest {
  @TempDir Path here;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> variables = new HashMap<>();

  private Settings settings(String data, @Nullable String database) {
    var arguments = new ArrayList<>(List.of("--port", "0", "--data", data));
    if (database != null) {
      arguments.addAll(List.of("--database", database));
    }
    return Settings.read(arguments, variables, here);
  }

  private String call(Server server, String code, String method) throws Exception {
    var address = "http://127.0.0.1:%d/rest/1/%s/%s".formatted(server.port(), code, method);
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private String say(Server server, String code, String text) throws Exception {
    return call(server, code, "im.message.add?DIALOG_ID=1&MESSAGE=" + text);
  }

  private String hear(Server server, String code) throws Exception {
    return call(server, code, "im.dialog.messages.get?DIALOG_ID=1");
  }

  private static String code(Server server) {
    return Objects.requireNonNull(server.welcome().first()).code();
  }

  @Test
  void a_backup_of_a_running_server_brings_it_back_elsewhere() throws Exception {
    var folder = here.resolve("backup");
    String code;
    try (var server = Server.start(settings("one", null))) {
      code = code(server);
      assertThat(say(server, code, "kept")).contains("\"result\":1");
      assertThat(ControlDoor.ask(here.resolve("one"), "backup", folder)).contains("is complete");
      assertThat(say(server, code, "later")).contains("\"result\":2");
    }
    Backup.restore(folder, settings("two", null), false);
    try (var server = Server.start(settings("two", null))) {
      assertThat(hear(server, code)).contains("kept").doesNotContain("later");
      assertThat(code(server)).isEqualTo(code);
    }
    assertThat(here.resolve("two/secret.key"))
        .hasSameBinaryContentAs(here.resolve("one/secret.key"));
  }

  @Test
  void a_backup_goes_from_one_database_to_the_other_and_back() throws Exception {
    try (var database = Databases.postgres()) {
      String code;
      try (var server = Server.start(settings("one", null))) {
        code = code(server);
        say(server, code, "first");
      }
      Backup.take(settings("one", null), here.resolve("b1"));
      Backup.restore(here.resolve("b1"), settings("two", database.url()), false);
      try (var server = Server.start(settings("two", database.url()))) {
        assertThat(say(server, code, "second")).contains("\"result\":2");
        ControlDoor.ask(here.resolve("two"), "backup", here.resolve("b2"));
      }
      Backup.restore(here.resolve("b2"), settings("three", null), false);
      try (var server = Server.start(settings("three", null))) {
        assertThat(hear(server, code)).contains("first").contains("second");
      }
    }
  }

  @Test
  void an_administrator_starts_one_by_a_call_and_sees_what_becomes_of_it() throws Exception {
    var arguments = List.of("--port", "0", "--data", "one", "--backups", "kept");
    String code;
    String name;
    try (var server = Server.start(Settings.read(arguments, variables, here))) {
      code = code(server);
      say(server, code, "kept");
      var begun = Json.parse(call(server, code, "confab.admin.backup.start"));
      name = begun.at("/result/name").asString();
      assertThat(name).matches("confab-[0-9]{8}-[0-9]{6}");
      var list = ended(server, code);
      assertThat(list.get("possible").asBoolean()).isTrue();
      assertThat(list.at("/last/trouble").isNull()).isTrue();
      assertThat(list.at("/last/name").asString()).isEqualTo(name);
      assertThat(list.at("/backups/0/name").asString()).isEqualTo(name);
      assertThat(list.at("/backups/0/version").asString()).isEqualTo(Version.NUMBER);
      var audit = call(server, code, "confab.admin.audit?KIND=backup");
      assertThat(Json.parse(audit).at("/result/entries/0/subject").asString()).isEqualTo(name);
    }
    Backup.restore(here.resolve("kept").resolve(name), settings("two", null), false);
    try (var server = Server.start(settings("two", null))) {
      assertThat(hear(server, code)).contains("kept");
      // this one was started without a folder
      assertThat(call(server, code, "confab.admin.backup.start")).contains("BACKUP_OFF");
    }
  }

  private JsonNode ended(Server server, String code) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < until) {
      var list = Json.parse(call(server, code, "confab.admin.backup.list")).get("result");
      if (!list.at("/last/ended").isNull()) {
        return list;
      }
    }
    throw new AssertionError("the backup does not end");
  }

  @Test
  void one_is_made_at_a_time_one_that_fails_says_so_and_the_folder_has_an_end() throws Exception {
    var goes = new CountDownLatch(1);
    var desk =
        new BackupDesk(
            here,
            folder -> {
              PrivateFile.makeFolder(folder);
              awaitQuietly(goes);
              throw new StartRefused("the disk is full");
            },
            InstantSource.system());
    desk.begin("confab-1");
    desk.begin("confab-2");
    var running = Objects.requireNonNull(desk.last());
    assertThat(running.name()).isEqualTo("confab-1");
    assertThat(running.runs()).isTrue();
    goes.countDown();
    while (Objects.requireNonNull(desk.last()).runs()) {
      Thread.onSpinWait();
    }
    assertThat(Objects.requireNonNull(desk.last()).trouble()).isEqualTo("the disk is full");
    assertThat(desk.kept()).isEmpty();
    assertThat(desk.isFull()).isFalse();
    for (int i = 2; i <= BackupDesk.KEPT_MAX; i++) {
      PrivateFile.makeFolder(here.resolve("confab-" + i));
    }
    assertThat(desk.isFull()).isTrue();
  }

  @Test
  void two_of_one_second_have_names_of_their_own_and_no_folder_is_shared() {
    var desk =
        new BackupDesk(
            here, folder -> {}, InstantSource.fixed(Instant.parse("2026-02-26T12:00:00Z")));
    var first = desk.nextName();
    assertThat(first).isEqualTo("confab-20260226-120000");
    begun(desk, first);
    assertThat(desk.nextName()).isEqualTo("confab-20260226-120000-2");
    begun(desk, desk.nextName());
    assertThat(desk.nextName()).isEqualTo("confab-20260226-120000-3");
    assertThat(Objects.requireNonNull(desk.last()).trouble()).isNull();
    begun(desk, first);
    assertThat(Objects.requireNonNull(desk.last()).trouble())
        .isEqualTo("somebody else makes confab-20260226-120000");
  }

  private static void begun(BackupDesk desk, String name) {
    desk.begin(name);
    while (Objects.requireNonNull(desk.last()).runs()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_running_server_takes_a_backup_back_and_goes_on() throws Exception {
    var folder = here.resolve("backup");
    try (var server = Server.start(settings("one", null))) {
      var code = code(server);
      var port = server.port();
      say(server, code, "kept");
      ControlDoor.ask(here.resolve("one"), "backup", folder);
      say(server, code, "later");
      assertThat(ControlDoor.ask(here.resolve("one"), "restore", folder)).contains("is restored");
      assertThat(server.port()).isEqualTo(port);
      assertThat(hear(server, code)).contains("kept").doesNotContain("later");
      assertThat(say(server, code, "again")).contains("\"result\":2");
    }
  }

  @Test
  void a_running_server_keeps_its_store_when_the_backup_is_damaged() throws Exception {
    var folder = here.resolve("backup");
    try (var server = Server.start(settings("one", null))) {
      var code = code(server);
      say(server, code, "kept");
      ControlDoor.ask(here.resolve("one"), "backup", folder);
      Files.writeString(folder.resolve("secret.key"), "changed");
      assertThatThrownBy(() -> ControlDoor.ask(here.resolve("one"), "restore", folder))
          .hasMessage(folder + " is damaged: secret.key is not as written");
      assertThat(hear(server, code)).contains("kept");
    }
  }

  @Test
  void a_store_that_holds_something_is_replaced_only_on_demand() {
    Server.start(settings("one", null)).close();
    Server.start(settings("two", null)).close();
    var folder = here.resolve("backup");
    Backup.take(settings("one", null), folder);
    var two = settings("two", null);
    assertThatThrownBy(() -> Backup.restore(folder, two, false))
        .hasMessageEndingWith("is not empty; --replace replaces all that is in it");
    assertThat(Backup.restore(folder, two, true)).contains("is restored");
    assertThat(here.resolve("two/first-start.txt"))
        .hasSameTextualContentAs(here.resolve("one/first-start.txt"));
  }

  @Test
  void a_store_under_a_server_that_cannot_be_asked_is_left_alone() throws Exception {
    Server.start(settings("one", null)).close();
    var folder = here.resolve("backup");
    Backup.take(settings("one", null), folder);
    var two = settings("two", null);
    try (var _ = Server.start(two)) {
      Files.delete(here.resolve("two/control.json"));
      assertThatThrownBy(() -> Backup.restore(folder, two, true))
          .hasMessageContaining("another Confab is using this store");
    }
  }

  @Test
  void a_folder_that_is_not_empty_is_not_written_to() throws Exception {
    Server.start(settings("one", null)).close();
    var folder = Files.createDirectory(here.resolve("backup"));
    Files.writeString(folder.resolve("mine"), "x");
    var one = settings("one", null);
    assertThatThrownBy(() -> Backup.take(one, folder)).hasMessage(folder + " is not empty");
  }

  @Test
  void a_folder_without_a_manifest_is_no_backup() {
    assertThatThrownBy(() -> Backup.verify(here))
        .hasMessage(here + " is no complete backup: it has no manifest.json");
  }

  @Test
  void a_manifest_cannot_name_files_elsewhere() throws Exception {
    Files.writeString(here.resolve("manifest.json"), "{\"format\":1,\"files\":{\"../x\":\"0\"}}");
    assertThatThrownBy(() -> Backup.verify(here)).hasMessageContaining("is damaged: ../x");
  }

  @Test
  void a_key_of_the_environment_stays_out_of_the_backup() {
    Server.start(settings("one", null)).close();
    variables.put("CONFAB_SECRET", "00".repeat(32));
    var folder = here.resolve("backup");
    Backup.take(settings("one", null), folder);
    assertThat(folder.resolve("secret.key")).doesNotExist();
    assertThat(Backup.restore(folder, settings("two", null), false))
        .contains("set the same CONFAB_SECRET");
  }

  @Test
  void files_are_in_the_backup_and_come_back_with_it() throws Exception {
    var folder = here.resolve("backup");
    String code;
    String address;
    try (var server = Server.start(settings("one", null))) {
      code = code(server);
      var chat = Json.parse(call(server, code, "im.chat.add?TITLE=Team")).get("result");
      var folderOf = "im.disk.folder.get?CHAT_ID=" + chat.asLong();
      var id = Json.parse(call(server, code, folderOf)).at("/result/ID");
      var query =
          "?id=" + id.asLong() + "&data[NAME]=a.txt&fileContent[0]=a.txt&fileContent[1]=SGVsbG8=";
      var file =
          call(
              server,
              code,
              "disk.folder.uploadfile" + query.replace("[", "%5B").replace("]", "%5D"));
      address = URI.create(Json.parse(file).at("/result/DOWNLOAD_URL").asString()).getPath();
      ControlDoor.ask(here.resolve("one"), "backup", folder);
    }
    Backup.restore(folder, settings("two", null), false);
    try (var server = Server.start(settings("two", null))) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + address));
      assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo("Hello");
    }
    var kept = Files.readString(folder.resolve(FolderCopy.SUMS));
    Files.writeString(folder.resolve("files").resolve(kept.strip().split("  ")[1]), "Hallo");
    assertThatThrownBy(() -> Backup.verify(folder)).hasMessageContaining("is damaged");
  }
}
