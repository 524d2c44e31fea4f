package dev.confab.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Another language's program, run beside the test. What is not installed fails the test.
final class Program implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final BufferedReader output;
  private final List<String> seen = new ArrayList<>();

  private Program(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Program start(Path folder, Map<String, String> environment, String... words) {
    try {
      var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      return new Program(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + words[0], e);
    }
  }

  /// Runs a program to its end; returns its last line, and fails unless it ended well.
  static String run(Path folder, String... words) {
    try (var program = start(folder, Map.of(), words)) {
      program.readUntil(line -> false);
      if (!program.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || program.process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", words) + " failed:\n" + program.text());
      }
      return program.seen.isEmpty() ? "" : program.seen.getLast();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits for a line that holds this text.
  Program awaits(String text) {
    if (!readUntil(line -> line.contains(text))) {
      throw new AssertionError("ended without saying '" + text + "':\n" + text());
    }
    return this;
  }

  /// A port nobody listens on now.
  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean readUntil(Predicate<String> enough) {
    try {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        seen.add(line);
        if (enough.test(line)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    return String.join("\n", seen);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
