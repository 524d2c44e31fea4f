package dev.confab.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `confab config`: the commented configuration file with all defaults.
final class PrintConfig implements Command {
  @Override
  public String name() {
    return "config";
  }

  @Override
  public String summary() {
    return "config               prints a commented configuration file with all defaults";
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    terminal.out().print(text());
    terminal.out().flush();
    return DONE;
  }

  static String text() {
    try (var in = PrintConfig.class.getResourceAsStream("/confab.default.yaml")) {
      if (in == null) {
        throw new IllegalStateException("confab.default.yaml is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
