package dev.confab.house;

import java.util.List;

/// `confab help`.
final class PrintHelp implements Command {
  private final List<Command> others;

  PrintHelp(List<Command> others) {
    this.others = others;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String summary() {
    return "help                 this text";
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    var out = terminal.out();
    out.println("Confab " + Version.NUMBER + ", a chat-bot platform of your own.\n\nconfab");
    others.stream()
        .map(Command::summary)
        .filter(line -> !line.isEmpty())
        .forEach(line -> out.println("  " + line));
    out.println("  " + summary());
    out.println("  test                 builds and runs all tests of this checkout");
    out.println("\n`confab COMMAND --help` tells more of a command.\n");
    out.print(settings("Settings of serve, backup and restore"));
    out.flush();
    return DONE;
  }

  /// A command's line, more of it, and the settings it takes.
  static String of(Command command, String more) {
    return "confab " + command.summary() + "\n\n" + more + "\n" + settings("Settings");
  }

  private static String settings(String title) {
    var lines = new StringBuilder(title + ", each also as CONFAB_NAME or in a file:\n");
    for (var setting : Setting.values()) {
      lines.append("  %-18s %s\n".formatted(setting.flag(), setting.explanation()));
    }
    return lines
        .append("  --config           Configuration file; `confab config` prints one.\n")
        .toString();
  }
}
