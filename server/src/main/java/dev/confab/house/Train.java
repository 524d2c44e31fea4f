package dev.confab.house;

import dev.confab.sql.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

/// `confab train`: a whole server in a temporary folder, the calls a server usually gets, and an
/// end. The launcher lets the JDK watch it, so that later starts find classes loaded and linked,
/// and names a folder in which they find SQLite's native library.
final class Train implements Command {
  /// How often the echo is looked for before the training counts as failed.
  private static final int LOOKS_MAX = 2_000;

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "";
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    Logging.begin(Level.INFO);
    if (!arguments.isEmpty()) {
      NativeLibrary.unpackInto(Path.of(arguments.getFirst()));
    }
    var folder = temporary();
    try {
      var settings =
          Settings.read(List.of("--port", "0", "--data", folder.toString()), Map.of(), folder);
      String screen;
      try (var server = Server.start(settings)) {
        screen = StartScreen.of(settings, server.port(), server.welcome());
        call(server);
      }
      // The second start is the usual one.
      try (var server = Server.start(settings)) {
        terminal.out().print(screen);
        return answers(server.port(), "/health/ready", "") ? DONE : FAILED;
      }
    } finally {
      delete(folder);
    }
  }

  private static void call(Server server) {
    var first = server.welcome().first();
    if (first == null) {
      throw new IllegalStateException("the first start made nothing up");
    }
    var port = server.port();
    var hook = "/rest/1/" + first.code() + "/";
    var dialog = "DIALOG_ID=" + first.bot();
    for (var call :
        List.of(
            "user.current.json",
            "user.get?start=0",
            "scope",
            "methods",
            "server.time.xml",
            "profile",
            "imbot.bot.list",
            "im.recent.get",
            "im.user.get?ID=1",
            "batch?halt=0&cmd[me]=user.current&cmd[you]=im.user.get%3FID%3D%24result%5Bme%5D%5BID%5D",
            "no.such.method")) {
      ask(port, hook + call, "");
    }
    ask(port, hook + "imbot.register", registration());
    ask(port, hook + "im.chat.add", "TITLE=Train&USERS[0]=" + first.bot());
    ask(port, hook + "im.message.add", dialog + "&MESSAGE=Hello");
    var looks = 0;
    while (!ask(port, hook + "im.dialog.messages.get?" + dialog, "")
        .contains("\"author_id\":" + first.bot())) {
      if (++looks == LOOKS_MAX) {
        throw new IllegalStateException("the echo bot does not answer");
      }
    }
    ask(port, "/metrics", "");
  }

  private static String registration() {
    var url = URLEncoder.encode("http://127.0.0.1:9/", StandardCharsets.UTF_8);
    return "CLIENT_ID=train&CODE=train&TYPE=B&EVENT_HANDLER="
        + url
        + "&PROPERTIES[NAME]=Train&PROPERTIES[COLOR]=GREEN";
  }

  private static boolean answers(int port, String path, String body) {
    return ask(port, path, body).startsWith("HTTP/1.1 200");
  }

  /// A plain socket: a whole HTTP client would fill the cache with classes no server uses.
  private static String ask(int port, String path, String body) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      var head =
          "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n"
              .formatted(bytes.length == 0 ? "GET" : "POST", path, port);
      var form =
          bytes.length == 0
              ? "\r\n"
              : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
                  .formatted(bytes.length);
      socket.getOutputStream().write((head + form + body).getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("confab-train");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
