package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.house.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A server as an operator starts it, in a process of its own.
record Operated(Process process, BufferedReader lines) implements AutoCloseable {
  /// What makes a short life shorter still: nothing that pays back only later.
  static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

  /// Starts `confab serve` on a free port.
  static Operated serve(String... more) throws IOException {
    return serve(Map.of(), more);
  }

  /// The same with further variables of the environment.
  static Operated serve(Map<String, String> environment, String... more) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("serve", "--port", "0", "--log", "error"));
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    var process = builder.start();
    return new Operated(process, process.inputReader(StandardCharsets.UTF_8));
  }

  /// Waits until it answers; returns where.
  String address() throws IOException {
    var line = lines.readLine();
    assertThat(line).contains("answers on http://");
    return line.substring(line.indexOf("http://")).strip();
  }

  /// Kills it, and waits until it is gone: a folder is removed only when nobody writes into it.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
