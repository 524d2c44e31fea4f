package dev.confab.house;

import java.util.List;

/// `confab version`.
final class PrintVersion implements Command {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public String summary() {
    return "version              which Confab this is";
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    terminal.out().println("Confab " + Version.NUMBER + " on Java " + Runtime.version());
    return DONE;
  }
}
