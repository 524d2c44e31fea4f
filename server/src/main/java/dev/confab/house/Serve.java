package dev.confab.house;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `confab serve`: runs until it is told to stop.
final class Serve implements Command {
  /// Longest a stop may take; what is not done by then is cut off. Nothing that was answered is
  /// lost by that.
  private static final Duration STOP_MAX = Duration.ofMillis(9_500);

  private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public String summary() {
    return "serve                runs the server";
  }

  @Override
  public String help() {
    return PrintHelp.of(
        this,
        """
          confab serve
          confab serve --port 9000 --data /var/lib/confab
          confab serve --portal portal.yaml --database "jdbc:postgresql://127.0.0.1/confab?user=me"
          confab serve --standby true --database "jdbc:postgresql://10.0.0.7/confab?user=me"

        It prints where it answers and ends cleanly when it is told to stop (SIGTERM, Ctrl-C).
        """);
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    var settings = terminal.settings(Arguments.parse(arguments, 0));
    Logging.begin(settings.log());
    var over = new CountDownLatch(1);
    var running = new AtomicReference<@Nullable Server>();
    var stop = new Thread(() -> stop(running.get(), over), "confab-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      var server = start(settings, new Told(terminal, over), stop);
      running.set(server);
      terminal.out().print(StartScreen.of(settings, server.port(), server.welcome()));
      terminal.out().flush();
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return FAILED;
  }

  /// @param stop what ends the process with 0: not one that never began to serve
  private static Server start(Settings settings, Told told, Thread stop)
      throws InterruptedException {
    try {
      return Server.start(settings, told);
    } catch (RuntimeException | Error e) {
      try {
        Runtime.getRuntime().removeShutdownHook(stop);
      } catch (IllegalStateException _) {
        LOG.debug("It was told to stop meanwhile");
      }
      throw e;
    }
  }

  private record Told(Terminal terminal, CountDownLatch over) implements Server.Taken {
    @Override
    public void waiting(Duration silence) {
      terminal
          .out()
          .printf(
              "Another Confab uses this store. This one takes over when that one ends, or was"
                  + " silent for %d s.%n",
              silence.toSeconds());
      terminal.out().flush();
    }

    @Override
    public void away() {
      LOG.error("Another Confab took this store over; this one ends");
      over.countDown();
    }
  }

  /// Ends the process with 0 when it was told to stop: that is no failure, and service managers
  /// take the signal's own exit code for one.
  private static void stop(@Nullable Server server, CountDownLatch over) {
    int code = over.getCount() == 0 ? FAILED : DONE;
    var closing =
        Thread.ofPlatform()
            .daemon(true)
            .start(
                () -> {
                  if (server != null) {
                    server.close();
                  }
                });
    try {
      if (!closing.join(STOP_MAX)) {
        LOG.warn("Stopping took too long; the rest is cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }
}
