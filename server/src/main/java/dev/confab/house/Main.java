package dev.confab.house;

import dev.confab.basics.Suggestion;
import dev.confab.sql.StoreFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;

/// The command line: `confab <command> …`.
public final class Main {
  private static final List<Command> COMMANDS = commands();

  private Main() {}

  private static List<Command> commands() {
    var commands =
        new ArrayList<Command>(
            List.of(
                new Serve(),
                new PrintConfig(),
                new TakeBackup(),
                new RestoreBackup(),
                new PrintVersion(),
                new RunBench(),
                new RunSimulation(),
                new Train()));
    commands.add(new AuditEvents());
    commands.addAll(OperatorCommand.ALL);
    commands.add(new MigrateReport());
    commands.add(new PrintHelp(List.copyOf(commands)));
    return List.copyOf(commands);
  }

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    Logging.begin(Level.WARNING); // a command speaks for itself; what serves says more
    var terminal = new Terminal(System.out, System.err, System.getenv(), Path.of(""));
    System.exit(run(List.of(arguments), terminal));
  }

  static int run(List<String> arguments, Terminal terminal) {
    try {
      var name = arguments.isEmpty() ? "help" : arguments.getFirst().replaceFirst("^--?", "");
      for (var command : COMMANDS) {
        if (command.name().equals(name)) {
          return run(command, arguments.isEmpty() ? arguments : tail(arguments), terminal);
        }
      }
      var names = COMMANDS.stream().map(Command::name).toList();
      throw new StartRefused("unknown command '" + name + "'" + Suggestion.of(name, names));
    } catch (StartRefused e) {
      terminal.err().println("confab: " + e.line());
      return Command.REFUSED;
    } catch (StoreFailure e) {
      terminal.err().println("confab: " + e.getMessage());
      return Command.FAILED;
    }
  }

  private static int run(Command command, List<String> arguments, Terminal terminal) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      terminal.out().print(command.help());
      terminal.out().flush();
      return Command.DONE;
    }
    return command.run(arguments, terminal);
  }

  private static List<String> tail(List<String> words) {
    return words.subList(1, words.size());
  }
}
