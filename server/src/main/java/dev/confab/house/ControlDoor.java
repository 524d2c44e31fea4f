package dev.confab.house;

import dev.confab.basics.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Where the commands of this machine reach the running server: a socket on the loopback address,
/// apart from the public one, and a token in a private file of the data folder. Who can read that
/// file could read the store itself.
///
/// The server greets first, so that a command never shows its token to another program which got
/// the port of a server that died. One question a connection, one line of JSON each way.
final class ControlDoor implements AutoCloseable {
  static final String FILE_NAME = "control.json";

  private static final String GREETING = "confab control 1";
  private static final int LINE_MAX = 1_000_000;
  private static final int ASK_MILLIS_MAX = 5_000;
  private static final Logger LOG = LoggerFactory.getLogger(ControlDoor.class);

  /// Does what a command asks and returns what it prints; throws [StartRefused] with the reason
  /// when it cannot.
  interface Answers {
    String answer(String command, Path folder);
  }

  private final Path file;
  private final ServerSocket socket;
  private final String token;
  private final Answers answers;

  private ControlDoor(Path file, ServerSocket socket, String token, Answers answers) {
    this.file = file;
    this.socket = socket;
    this.token = token;
    this.answers = answers;
  }

  /// Opens the door of the server with this data folder.
  static ControlDoor open(Path data, Answers answers) {
    try {
      var random = new byte[32];
      new SecureRandom().nextBytes(random);
      var token = HexFormat.of().formatHex(random);
      var socket = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
      var file = data.resolve(FILE_NAME);
      PrivateFile.write(
          file, Json.write(Map.of("port", socket.getLocalPort(), "token", token)) + "\n");
      var door = new ControlDoor(file, socket, token, answers);
      Thread.ofPlatform().name("confab-control").daemon(true).start(door::listen);
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (var asked = socket.accept()) {
        asked.setSoTimeout(ASK_MILLIS_MAX);
        answer(asked);
      } catch (IOException | RuntimeException e) { // a stranger may send anything at all
        LOG.debug("A local command was cut off, or none", e);
      }
    }
  }

  private void answer(Socket asked) throws IOException {
    send(asked, GREETING);
    var question = Json.parse(receive(asked));
    var shown = question.path("token").asString("").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(shown, token.getBytes(StandardCharsets.UTF_8))) {
      send(asked, Json.write(Map.of("refused", "the token is wrong")));
      return;
    }
    var folder = Path.of(question.path("folder").asString(""));
    try {
      var text = answers.answer(question.path("command").asString(""), folder);
      send(asked, Json.write(Map.of("text", text)));
    } catch (RuntimeException e) {
      if (!(e instanceof StartRefused)) {
        LOG.error("A local command failed", e);
      }
      send(asked, Json.write(Map.of("refused", String.valueOf(e.getMessage()))));
    }
  }

  /// Asks the server that runs on this data folder; null when none does.
  static @Nullable String ask(Path data, String command, Path folder) {
    var file = data.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return null;
    }
    try (var socket = new Socket()) {
      var control = Json.parse(Files.readString(file));
      var port = control.path("port").asInt(0);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ASK_MILLIS_MAX);
      socket.setSoTimeout(ASK_MILLIS_MAX);
      if (!receive(socket).equals(GREETING)) {
        return null;
      }
      send(
          socket,
          Json.write(
              Map.of(
                  "token",
                  control.path("token").asString(""),
                  "command",
                  command,
                  "folder",
                  folder.toString())));
      socket.setSoTimeout(0);
      return text(Json.parse(receive(socket)));
    } catch (IOException | JacksonException e) {
      LOG.debug("No server answers on this data folder", e);
      return null;
    }
  }

  private static String text(JsonNode answer) {
    if (answer.has("refused")) {
      throw new StartRefused(answer.path("refused").asString(""));
    }
    return answer.path("text").asString("");
  }

  private static void send(Socket socket, String line) throws IOException {
    var out = socket.getOutputStream();
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String receive(Socket socket) throws IOException {
    var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
    var line = new StringBuilder();
    for (int letter = in.read(); letter >= 0 && letter != '\n'; letter = in.read()) {
      if (line.length() == LINE_MAX) {
        throw new IOException("the line is too long");
      }
      line.append((char) letter);
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      socket.close();
    } catch (IOException e) {
      LOG.warn("Closing the control door was not clean: {}", e.toString());
    }
  }
}
