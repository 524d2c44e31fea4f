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
    out.println("\nSettings of serve, backup and restore, each also as CONFAB_NAME or in a file:");
    for (var setting : Setting.values()) {
      out.printf("  %-18s %s%n", setting.flag(), setting.explanation());
    }
    out.println("  --config           Configuration file; `confab config` prints one.");
    return DONE;
  }
}
