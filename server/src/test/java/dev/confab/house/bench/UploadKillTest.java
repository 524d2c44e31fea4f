package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a whole server in the middle of an upload.
class UploadKillTest {
  private static final String PORTAL =
      """
      portal: { language: en, timezone: UTC, plan: professional, generalChat: false }
      users: [{ id: 1, login: anna, name: Anna }]
      webhooks: [{ user: 1, code: annasuploads, scopes: [im, disk] }]
      """;

  private static final String HEAD =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"half.bin\"\r\n"
          + "Content-Type: application/octet-stream\r\n\r\n";

  private static final String END = "\r\n--b--\r\n";
  private static final int SIZE = 8 * 1024 * 1024;
  private static final int PATIENCE_SECONDS = 30;

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path folder;

  @Test
  void a_server_killed_in_the_middle_of_an_upload_keeps_no_half_of_it() throws Exception {
    Files.writeString(folder.resolve("portal.yml"), PORTAL);
    String token;
    try (var before = serve()) {
      token = uploadAddress(before.address());
      sendHalf(token);
      awaitHalf();
    }
    assertThat(files()).as("a half stands where it came in").isNotEmpty();
    try (var after = serve()) {
      var address = after.address();
      assertThat(files()).as("and is gone with the next start").isEmpty();
      var again = token.replaceFirst("^http://[^/]*", address);
      assertThat(send(again)).as("the address was not used up").contains("\"half.bin\"");
      assertThat(files()).hasSize(1);
      assertThat(Files.size(files().getFirst())).isEqualTo(SIZE);
      assertThat(send(again)).as("but now it is").contains("\"error\"");
      assertThat(files()).hasSize(1);
    }
  }

  private String uploadAddress(String server) throws Exception {
    var hook = server + "/rest/1/annasuploads/";
    get(hook + "im.chat.add?TITLE=Files");
    var id = match("\"ID\":(\\d+)", get(hook + "im.disk.folder.get?CHAT_ID=1"));
    return match("\"uploadUrl\":\"([^\"]+)\"", get(hook + "disk.folder.uploadfile?id=" + id))
        .replace("\\/", "/");
  }

  private String get(String address) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }

  private static String match(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private String send(String address) throws Exception {
    var body = (HEAD + "x".repeat(SIZE) + END).getBytes(StandardCharsets.US_ASCII);
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /// Promises a whole file and stops after half of it; the connection ends with the server.
  private static void sendHalf(String address) throws IOException {
    var url = URI.create(address);
    var socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
    var head =
        "POST "
            + url.getRawPath()
            + "?"
            + url.getRawQuery()
            + " HTTP/1.1\r\n"
            + ("Host: " + url.getAuthority() + "\r\n")
            + "Content-Type: multipart/form-data; boundary=b\r\n"
            + ("Content-Length: " + (HEAD.length() + SIZE + END.length()) + "\r\n\r\n");
    socket.getOutputStream().write((head + HEAD).getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write("x".repeat(SIZE / 2).getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private void awaitHalf() throws IOException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (files().isEmpty() || Files.size(files().getFirst()) < SIZE / 4) {
      assertThat(System.nanoTime()).as("nothing comes in: %s", files()).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /// Everything that stands below the folder of files.
  private List<Path> files() throws IOException {
    var root = folder.resolve("data").resolve("files");
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private Operated serve() throws IOException {
    return Operated.serve(
        "--data",
        folder.resolve("data").toString(),
        "--portal",
        folder.resolve("portal.yml").toString());
  }
}
