package dev.confab.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlDoorTest {
  @TempDir Path data;

  @Test
  void a_command_reaches_the_server_of_its_data_folder() {
    try (var _ = ControlDoor.open(data, (command, folder) -> command + " into " + folder)) {
      assertThat(ControlDoor.ask(data, "backup", Path.of("/a b/ж")))
          .isEqualTo("backup into /a b/ж");
    }
  }

  @Test
  void a_refusal_comes_back_as_one() {
    ControlDoor.Answers refusing =
        (command, folder) -> {
          throw new StartRefused(folder + " is not empty");
        };
    try (var _ = ControlDoor.open(data, refusing)) {
      assertThatThrownBy(() -> ControlDoor.ask(data, "backup", Path.of("x")))
          .isInstanceOf(StartRefused.class)
          .hasMessage("x is not empty");
    }
  }

  @Test
  void what_is_no_question_does_not_close_the_door() throws Exception {
    try (var _ = ControlDoor.open(data, (command, folder) -> "done")) {
      var port = Json.parse(Files.readString(data.resolve("control.json"))).get("port").asInt();
      for (var said : List.of("GET / HTTP/1.0\n", "{\n", "\n")) {
        try (var stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
          stranger.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
          stranger.getInputStream().readAllBytes();
        }
      }
      assertThat(ControlDoor.ask(data, "backup", Path.of("x"))).isEqualTo("done");
    }
  }

  @Test
  void a_wrong_token_is_turned_away() throws Exception {
    try (var _ = ControlDoor.open(data, (command, folder) -> "done")) {
      var file = data.resolve("control.json");
      Files.writeString(file, Files.readString(file).replaceAll("[0-9a-f]{64}", "0000"));
      assertThatThrownBy(() -> ControlDoor.ask(data, "backup", Path.of("x")))
          .hasMessage("the token is wrong");
    }
  }

  @Test
  void the_token_is_private_and_goes_with_the_server() throws Exception {
    var file = data.resolve("control.json");
    try (var _ = ControlDoor.open(data, (command, folder) -> "done")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(file).doesNotExist();
    assertThat(ControlDoor.ask(data, "backup", Path.of("x"))).isNull();
  }

  @Test
  void the_port_of_a_server_that_died_is_nobody() throws Exception {
    Files.writeString(
        data.resolve("control.json"), "{\"port\":" + freePort() + ",\"token\":\"t\"}");
    assertThat(ControlDoor.ask(data, "backup", Path.of("x"))).isNull();
  }

  @Test
  void a_stranger_on_that_port_does_not_get_the_token() throws Exception {
    try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          data.resolve("control.json"),
          "{\"port\":" + stranger.getLocalPort() + ",\"token\":\"secret\"}");
      var heard = new StringBuilder();
      var listening =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var socket = stranger.accept()) {
                      socket.getOutputStream().write("HTTP/1.1 400\n".getBytes(UTF_8));
                      heard.append(new String(socket.getInputStream().readAllBytes(), UTF_8));
                    } catch (IOException e) {
                      heard.append(e);
                    }
                  });
      assertThat(ControlDoor.ask(data, "backup", Path.of("x"))).isNull();
      listening.join();
      assertThat(heard).isEmpty();
    }
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
