package dev.confab.house.bench;

import dev.confab.basics.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// `confab bench uploads`: how much memory large files take that come as Base64, many at once.
public final class UploadBench {
  /// What `--help` prints.
  public static final String USAGE =
      """
      confab bench uploads [--files 10] [--mb 100] [--copies 3] [--database URL]

      Sends large files as Base64 to imbot.v2.File.upload, all at once, and tells the most memory the
      server held meanwhile; then downloads each and compares it with what was sent. Fails when the
      memory grew by more than so many copies of one file's Base64.
      """;

  private static final String TOKEN = "uploader";
  private static final int PIECE = 1024 * 1024;

  private record Options(@Nullable String database, int files, int mb, int copies) {
    static Options of(List<String> args) {
      var given = Given.of(args, USAGE);
      return given.nothingBeside(
          new Options(
              given.text("database"),
              given.number("files", 10),
              given.number("mb", 100),
              given.number("copies", 3)));
    }
  }

  private final Options options;

  private UploadBench(Options options) {
    this.options = options;
  }

  /// Runs it; returns the exit code: 0 when nothing was lost and the memory kept its bound, 1 when
  /// not, 2 when it could not be measured.
  public static int run(List<String> args) {
    return Measurement.run(() -> new UploadBench(Options.of(args)).measure());
  }

  private boolean measure() throws IOException, InterruptedException, ExecutionException {
    say("machine: %s".formatted(Machine.description()));
    var folder = Files.createTempDirectory("confab-bench");
    try (var place = new Place(folder, options.database());
        var server = place.start(1)) {
      return measure(server);
    }
  }

  private boolean measure(ServerProcess server)
      throws IOException, InterruptedException, ExecutionException {
    var stage = Stage.door(server.address());
    var bot =
        Json.parse(
                stage
                    .call(
                        Stage.webhook(1) + "imbot.v2.Bot.register",
                        Map.of(
                            "fields",
                            Map.of(
                                "code",
                                TOKEN,
                                "botToken",
                                TOKEN,
                                "properties",
                                Map.of("name", TOKEN))))
                    .body())
            .at("/result/bot/id")
            .asLong();
    var bytes = new byte[options.mb() * PIECE];
    new Random(1).nextBytes(bytes);
    var encoded = Base64.getEncoder().encode(bytes);
    var digest = hex(digest().digest(bytes));
    upload(server, bot, 0, ByteBuffer.wrap(encoded, 0, 4 * PIECE)); // warm
    var _ = server.collect();
    double before = server.residentMegabytes();
    server.forgetPeak();
    long began = System.nanoTime();
    var files =
        together(
            number -> upload(server, bot, number, ByteBuffer.wrap(encoded).asReadOnlyBuffer()));
    double seconds = (System.nanoTime() - began) / 1e9;
    double peak = server.peakMegabytes();
    say(
        "uploads: %d files of %d MB at once in %.1f s; %.0f MB resident before, %.0f at most"
            .formatted(options.files(), options.mb(), seconds, before, peak));
    double copies = (peak - before) / (encoded.length / (double) PIECE);
    boolean bounded = copies <= options.copies();
    say(
        "  %.1f copies of one file's Base64%s; processor time of the server: %.1f s in all"
            .formatted(
                copies,
                bounded ? "" : ", more than the %d allowed".formatted(options.copies()),
                server.worked().toNanos() / 1e9));
    int wrong = 0;
    for (long file : files) {
      wrong += digest.equals(download(server, stage, bot, file)) ? 0 : 1;
    }
    say(
        "  verified: %d files downloaded, %d differ from what was sent"
            .formatted(files.size(), wrong));
    return wrong == 0 && bounded;
  }

  private interface Upload {
    long run(int number) throws IOException;
  }

  private List<Long> together(Upload upload) throws InterruptedException, ExecutionException {
    var tasks = new ArrayList<Callable<Long>>();
    for (int i = 1; i <= options.files(); i++) {
      int number = i;
      tasks.add(() -> upload.run(number));
    }
    try (var pool = Executors.newFixedThreadPool(options.files())) {
      var files = new ArrayList<Long>();
      for (Future<Long> file : pool.invokeAll(tasks)) {
        files.add(file.get());
      }
      return files;
    }
  }

  /// Sends one file; returns its id.
  private static long upload(ServerProcess server, long bot, int number, ByteBuffer encoded)
      throws IOException {
    var uri = URI.create(server.address());
    var before =
        "{\"botId\":%d,\"botToken\":\"%s\",\"dialogId\":\"1\",\"fields\":{\"name\":\"%d.bin\",\"content\":\""
            .formatted(bot, TOKEN, number);
    long length = (long) before.length() + encoded.remaining() + 3;
    var head =
        "POST %simbot.v2.File.upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(Stage.webhook(1), length);
    try (var channel = SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()))) {
      write(channel, ascii(head + before));
      write(channel, encoded);
      write(channel, ascii("\"}}"));
      var answer =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
      if (!answer.startsWith("HTTP/1.1 200")) {
        throw new BenchFailure("the server answered " + body, null);
      }
      return Json.parse(body).at("/result/file/id").asLong();
    }
  }

  private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// The digest of what stands behind a file's link.
  private static String download(ServerProcess server, Stage stage, long bot, long file)
      throws IOException {
    var link =
        Json.parse(
                stage
                    .call(
                        Stage.webhook(1) + "imbot.v2.File.download",
                        Map.of("botId", bot, "botToken", TOKEN, "fileId", file))
                    .body())
            .at("/result/downloadUrl")
            .asString();
    var path = link.substring(link.indexOf("/rest/")); // it names the host that the calls named
    try (var in = URI.create(server.address() + path).toURL().openStream()) {
      return hex(digest(in));
    }
  }

  private static byte[] digest(InputStream in) throws IOException {
    var digest = digest();
    var piece = new byte[PIECE];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      digest.update(Arrays.copyOf(piece, read));
    }
    return digest.digest();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
