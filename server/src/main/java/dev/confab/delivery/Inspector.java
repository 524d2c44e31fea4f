package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at handler addresses when they are registered and warns of those that are not likely to be
/// reached. Only a warning: names change, and the guard decides anew at every connection.
///
/// Whoever may register a bot may register addresses as often as he likes, and of hosts whose name
/// servers do not answer. So a few are looked at at the same time, one of an application, and
/// applications take turns.
public final class Inspector {
  /// Looks at the same time; each may take as long as a look-up does.
  static final int AT_ONCE_MAX = 4;

  /// Addresses that an application has looked at in its turn.
  static final int TURN_MAX = 16;

  /// Applications and addresses that wait. What comes beyond is not warned of.
  static final int WAITING_MAX = 5_000;

  /// Addresses of one application that wait.
  static final int OF_APP_MAX = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);

  private record Party(PortalId portal, AppId app) {}

  /// What an application has looked at now.
  ///
  /// @param again with what it was warned of
  private record Turn(Party party, List<String> addresses, boolean again) {}

  private final AddressGuard guard;
  private final HandlerNotes notes;
  private final BiFunction<PortalId, AppId, Collection<String>> registered;
  private final Executor threads;

  /// By application, in turn. Guarded by itself, and so is what follows.
  private final Map<Party, Set<String>> waiting = new LinkedHashMap<>();

  /// Those of them that registered since they had a turn: what was warned of is looked at again.
  private final Set<Party> again = new HashSet<>();

  private final Set<Party> busy = new HashSet<>();
  private int addresses;
  private int running;

  /// An inspector on threads of its own.
  ///
  /// @param registered the handler addresses of an application
  public Inspector(
      AddressGuard guard,
      HandlerNotes notes,
      BiFunction<PortalId, AppId, Collection<String>> registered) {
    this(
        guard,
        notes,
        registered,
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("inspector-", 0).factory()));
  }

  /// The same on somebody else's.
  Inspector(
      AddressGuard guard,
      HandlerNotes notes,
      BiFunction<PortalId, AppId, Collection<String>> registered,
      Executor threads) {
    this.guard = guard;
    this.notes = notes;
    this.registered = registered;
    this.threads = threads;
  }

  /// Looks soon at these addresses of an application, and again at those it warned of.
  public void inspectLater(PortalId portal, AppId app, Collection<String> fresh) {
    synchronized (waiting) {
      var party = new Party(portal, app);
      if (!waiting.containsKey(party) && isFull()) {
        return;
      }
      enqueue(party, fresh);
      again.add(party);
      if (running == AT_ONCE_MAX) {
        return;
      }
      running++;
    }
    try {
      threads.execute(this::work);
    } catch (RuntimeException | Error e) {
      synchronized (waiting) {
        running--; // what waits is looked at with what comes next
      }
      throw e;
    }
  }

  private void enqueue(Party party, Collection<String> wanted) {
    var mine = waiting.computeIfAbsent(party, asked -> new LinkedHashSet<>(2));
    for (var address : wanted) {
      if (mine.size() < OF_APP_MAX && !isFull() && mine.add(address)) {
        addresses++;
      }
    }
  }

  private boolean isFull() {
    return waiting.size() + addresses >= WAITING_MAX;
  }

  private void work() {
    for (var turn = next(); turn != null; turn = next()) {
      try {
        inspect(turn);
      } finally {
        end(turn.party());
      }
    }
  }

  private void end(Party party) {
    synchronized (waiting) {
      busy.remove(party);
    }
  }

  /// The next application of which nothing is looked at; null: there is none, and this thread ends.
  private @Nullable Turn next() {
    synchronized (waiting) {
      for (var party : waiting.keySet()) {
        if (busy.add(party)) {
          return new Turn(party, portion(party, waiting.remove(party)), again.remove(party));
        }
      }
      running--;
      return null;
    }
  }

  private List<String> portion(Party party, Set<String> mine) {
    var portion = mine.stream().limit(TURN_MAX).toList();
    portion.forEach(mine::remove);
    addresses -= portion.size();
    if (!mine.isEmpty()) {
      waiting.put(party, mine); // behind the others
    }
    return portion;
  }

  private void inspect(Turn turn) {
    var portal = turn.party().portal();
    var app = turn.party().app();
    try {
      var wanted = new ArrayList<>(turn.addresses());
      if (turn.again()) {
        addWarned(turn.party(), wanted);
      }
      if (!wanted.isEmpty()) {
        var warnings = warnings(wanted, registered.apply(portal, app));
        notes
            .warn(portal, app, warnings)
            .forEach((address, warning) -> log(turn.party(), address, warning));
      }
    } catch (RuntimeException | Error e) {
      LOG.warn("The handlers of application {} of portal {} were not inspected", app, portal, e);
    }
  }

  /// What was warned of is looked at again: some now, the others in turns to come.
  private void addWarned(Party party, List<String> wanted) {
    var others = new ArrayList<String>();
    int room = wanted.size() + TURN_MAX;
    for (var address : notes.warned(party.portal(), party.app())) {
      if (!wanted.contains(address)) {
        (wanted.size() < room ? wanted : others).add(address);
      }
    }
    if (!others.isEmpty()) {
      synchronized (waiting) {
        enqueue(party, others);
      }
    }
  }

  /// An address of which nothing can be told now is left out: what was found before stays.
  private Map<String, String> warnings(List<String> wanted, Collection<String> here) {
    var warnings = new LinkedHashMap<String, String>();
    for (var address : wanted) {
      boolean asked = here.contains(address) && !address.startsWith(Postman.INSIDE);
      try {
        var warning = asked ? guard.warning(address) : null;
        warnings.put(address, warning == null ? "" : warning);
      } catch (NameUnasked e) {
        LOG.debug("Address {} was not looked at: {}", address, e.sentence());
      }
    }
    return warnings;
  }

  private static void log(Party party, String address, String warning) {
    if (!warning.isEmpty()) {
      LOG.warn(
          "Handler {} of application {} of portal {}: {}",
          address,
          party.app(),
          party.portal(),
          warning);
    }
  }
}
