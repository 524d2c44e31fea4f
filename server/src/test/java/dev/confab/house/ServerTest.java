package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  @TempDir Path here;

  private Settings settings(String... more) {
    var arguments = new ArrayList<>(List.of("--port", "0"));
    arguments.addAll(List.of(more));
    return Settings.read(arguments, Map.of(), here);
  }

  @Test
  void the_first_start_makes_a_portal_and_the_second_finds_it() {
    FirstStart words;
    try (var server = Server.start(settings())) {
      assertThat(server.welcome().fresh()).isTrue();
      words = Objects.requireNonNull(server.welcome().first());
      assertThat(words.bot()).isPositive();
    }
    try (var server = Server.start(settings())) {
      assertThat(server.welcome().fresh()).isFalse();
      assertThat(server.welcome().first()).isEqualTo(words);
      assertThat(server.welcome().portals()).hasSize(1);
    }
  }

  @Test
  void the_data_folder_and_its_words_are_private() throws Exception {
    Server.start(settings()).close();
    var data = here.resolve("data");
    assertThat(mode(data)).isEqualTo("rwx------");
    assertThat(mode(data.resolve("first-start.txt"))).isEqualTo("rw-------");
  }

  @Test
  void a_first_start_that_broke_off_is_taken_up_with_the_same_words() throws Exception {
    var data = Files.createDirectory(here.resolve("data"));
    new FirstStart("admin", "pw", "code1", 0).keepIn(data);
    try (var server = Server.start(settings())) {
      var words = Objects.requireNonNull(server.welcome().first());
      assertThat(words.code()).isEqualTo("code1");
      assertThat(words.bot()).isPositive();
    }
  }

  @Test
  void with_a_portal_file_nothing_is_made_up() throws Exception {
    Files.writeString(here.resolve("p.yaml"), PortalFileTest.WHOLE);
    try (var server = Server.start(settings("--portal", "p.yaml"))) {
      assertThat(server.welcome().first()).isNull();
      assertThat(server.welcome().fixedTokens()).isTrue();
      assertThat(server.welcome().portals()).containsExactly("127.0.0.1:8080");
    }
    assertThat(here.resolve("data/first-start.txt")).doesNotExist();
  }

  @Test
  void two_servers_do_not_share_a_data_folder() {
    try (var _ = Server.start(settings())) {
      var again = settings();
      assertThatThrownBy(() -> Server.start(again))
          .hasMessageContaining("another Confab is using this store");
    }
  }

  @Test
  void a_port_in_use_is_one_clear_line() {
    try (var server = Server.start(settings())) {
      var taken =
          Settings.read(List.of("--port", "" + server.port(), "--data", "other"), Map.of(), here);
      assertThatThrownBy(() -> Server.start(taken))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + server.port());
    }
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
