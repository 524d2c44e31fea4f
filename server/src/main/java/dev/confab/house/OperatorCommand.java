package dev.confab.house;

import dev.confab.delivery.AddressGuard;
import dev.confab.delivery.Reach;
import dev.confab.sql.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// A word about events: asked of the running server through its control door, else answered from
/// the store as it lies there.
///
/// @param name the word
/// @param summary its line in the help
/// @param examples what `--help` shows
record OperatorCommand(String name, String summary, String examples) implements Command {
  /// Options of these words that have a value, beside the settings.
  private static final Set<String> OPTIONS =
      Set.of("--bot", "--state", "--event", "--limit", "--of");

  private static final int WORDS_MAX = 500;

  static final List<OperatorCommand> ALL =
      List.of(
          new OperatorCommand(
              "events",
              "events               lists events, newest first: --bot N, --state S, --event NAME",
              """
                confab events --bot 5 --state WAITING
                confab events --event ONIMBOTMESSAGEADD --limit 20
                confab events skip 4711     drops the event its dialog hangs on
                confab events cancel 4712   drops any event that waits
                confab events retry 4713    makes an event that waits due now

              --of HOST chooses a portal where there are several.
              """),
          new OperatorCommand(
              "replay",
              "replay ID…           sends settled events once more",
              """
                confab replay 4711
                confab replay 4711 4712 --of chat.example.com

              Each is appended anew behind what waits in its dialog; a handler sees the header
              Confab-Replay and the webhook-id of the first time.
              """),
          new OperatorCommand(
              "doctor",
              "doctor BOT           why is my bot silent? BOT is its id or its code",
              """
                confab doctor 5
                confab doctor echo
              """));

  @Override
  public String help() {
    return PrintHelp.of(this, examples);
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    return new Question(name, OPTIONS, Set.of(), WORDS_MAX)
        .ask(arguments, terminal, OperatorCommand::fromStore);
  }

  private static String fromStore(Settings settings, String line) {
    var clock = InstantSource.system();
    var guard = AddressGuard.of(settings.allow(), settings.developer());
    try (var store = Store.open(settings.database())) {
      var secret = SecretKey.of(settings.data(), settings.secret());
      var rooms = Rooms.over(store, secret, clock);
      return new OperatorDesk(
              rooms, new Reach(guard), OperatorDesk.HealthOf.NOBODY, OperatorDesk.NONE)
          .answer(line);
    }
  }
}
