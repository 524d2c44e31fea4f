package dev.confab.house.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A server in a process of its own, started as the launcher starts one, so that its memory and the
/// time it works are its own.
final class ServerProcess implements AutoCloseable {
  /// The launcher's flags, but for its ahead-of-time cache: that speeds up only the start.
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:MaxTenuringThreshold=2",
          "-Xmn32m",
          "-XX:SurvivorRatio=6",
          "-XX:+UseCompactObjectHeaders",
          "-XX:MaxInlineLevel=5",
          "-XX:InlineSmallCode=800",
          "-Xmx512m",
          "--enable-native-access=ALL-UNNAMED");

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB");
  private static final int STOP_SECONDS_MAX = 30;

  private final Process process;
  private final BufferedReader out;
  private final String address;

  private ServerProcess(Process process, BufferedReader out, String address) {
    this.process = process;
    this.out = out;
    this.address = address;
  }

  /// Starts [BenchServer] with these arguments; returns when it answers.
  static ServerProcess start(String... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  /// The same with further flags of the virtual machine.
  static ServerProcess start(List<String> flags, String... arguments) throws IOException {
    var process = run(BenchServer.class, flags, arguments);
    var out = process.inputReader(StandardCharsets.UTF_8);
    var address = out.readLine();
    while (address != null && !address.startsWith("http")) {
      address = out.readLine(); // flags of one's own may make the machine talk
    }
    if (address == null) {
      throw new BenchFailure("the server did not start", null);
    }
    return new ServerProcess(process, out, address);
  }

  /// Runs another program in a process like the server's; returns the figure it prints.
  static double figure(Class<?> program, String... arguments) throws IOException {
    var line = run(program, List.of(), arguments).inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null) {
      throw new BenchFailure(program.getSimpleName() + " broke off", null);
    }
    return Double.parseDouble(line);
  }

  private static Process run(Class<?> program, List<String> flags, String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(flags);
    var more = System.getenv("CONFAB_BENCH_JAVA_OPTS");
    if (more != null) {
      command.addAll(List.of(more.split(" ")));
    }
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  String address() {
    return address;
  }

  /// Time the processors worked for it so far.
  Duration worked() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Megabytes of memory it holds; 0 where the system does not tell.
  double residentMegabytes() throws IOException {
    return megabytes(RESIDENT);
  }

  /// The most it held since its start, or since [#forgetPeak].
  double peakMegabytes() throws IOException {
    return megabytes(PEAK);
  }

  private double megabytes(Pattern line) throws IOException {
    var status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    var found = line.matcher(Files.readString(status));
    return found.find() ? Long.parseLong(found.group(1)) / 1024.0 : 0;
  }

  /// Lets the peak begin anew, where the system can.
  void forgetPeak() throws IOException {
    var references = Path.of("/proc/" + process.pid() + "/clear_refs");
    if (Files.exists(references)) {
      Files.writeString(references, "5");
    }
  }

  /// Lets it collect its garbage; returns how many megabytes of objects are left.
  double collect() throws IOException {
    process.getOutputStream().write('g');
    process.getOutputStream().flush();
    var bytes = out.readLine();
    return bytes == null ? 0 : Long.parseLong(bytes) / 1048576.0;
  }

  /// Ends it as a power cut would: no signal it could hear.
  void kill() {
    process.destroyForcibly();
  }

  /// Waits until it is gone.
  void awaitEnd() {
    process.onExit().join();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
