package dev.confab.calls;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.Cut;
import dev.confab.basics.PortalId;
import dev.confab.portals.Portals;
import dev.confab.rpc.Ended;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Vocabulary;
import dev.confab.rpc.Witness;
import dev.confab.sql.AtHand;
import dev.confab.sql.Store;
import dev.confab.sql.StoreFailure;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes down the calls that end: into a queue while they end, from there into the store, and
/// removes what is old.
public final class CallLog implements Witness, AutoCloseable {
  /// Calls that wait to be written; half of the places are for those that were refused.
  static final int WAITING_MAX = 1_000;

  /// Calls written at once, and the time between.
  private static final int BATCH = 50;

  private static final Duration PAUSE = Duration.ofMillis(100);

  /// Calls kept of those that keep coming, and as many that were refused: far fewer than can be
  /// written, so that none waits longer than a moment. Where all places stayed taken, each call
  /// waited for seconds with all it holds, and was so old when it was written that only a long
  /// collection of garbage got rid of it. (docs/decisions/0390)
  static final int CALLS_A_SECOND = 125;

  /// Polls in vain that are kept: thousands of bots that poll would leave no room for other calls.
  static final int POLLS_AT_ONCE = 200;

  static final int POLLS_A_SECOND = 20;

  /// Polls in vain are in no hurry: a transaction for two of them would cost more than they do.
  private static final int PAUSES_A_POLL = 10;

  /// What is old is looked for less often, and callers who are new are counted in the store: so
  /// many pauses apart.
  private static final int PAUSES_A_LOOK = 300;

  /// And all callers so many: thousands who call without end would be a row each every half minute.
  private static final int PAUSES_A_COUNT = 3_000;

  /// Counts written in one transaction.
  static final int COUNTS_AT_ONCE = 50;

  /// Portals whose log's size the writer knows without asking.
  private static final int PORTALS_AT_HAND = 1_000;

  private static final String ALL = "all";

  private static final int TEXT_MAX = 100;
  private static final int TOKEN_MAX = 255;

  /// Whoever looks at calls leaves no trace among them.
  private static final String OWN = "confab.calls.";

  private static final List<String> TOKENS =
      List.of("CLIENT_ID", "botToken", "client_id", "clientId", "BOT_TOKEN");

  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

  /// A call on its way into the store.
  ///
  /// @param owner whose it is; null: of a webhook that stands for nobody
  private record Waiting(PortalId portal, LoggedCall call, @Nullable AppId owner) {}

  private final Store store;
  private final Portals portals;
  private final Apps apps;
  private final CallKeep keep;
  private final CallSweep sweep;
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final CallCounts counts = new CallCounts();
  private final Share calls = new Share(WAITING_MAX / 2, CALLS_A_SECOND);
  private final Share refusals = new Share(WAITING_MAX / 2, CALLS_A_SECOND);
  private final Share polls = new Share(POLLS_AT_ONCE, POLLS_A_SECOND);
  private final LongAdder kept = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final WriterCache<String, Long> bytes;
  private final Map<String, Vocabulary> vocabularies = new ConcurrentHashMap<>();
  private final List<Consumer<PortalId>> written = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;
  private boolean failing;

  /// A call that is no poll in vain waits.
  private volatile boolean hurried;

  /// Whose counts are written.
  enum Counts {
    NOBODYS,
    OF_THE_NEW,
    ALL
  }

  /// A log in this store; [#start] lets it write by itself.
  public CallLog(Store store, Portals portals, Apps apps, CallKeep keep, InstantSource clock) {
    this.store = store;
    this.portals = portals;
    this.apps = apps;
    this.keep = keep;
    this.bytes = new WriterCache<>(store, PORTALS_AT_HAND);
    this.sweep = new CallSweep(store, portals, keep, clock);
  }

  /// Begins to write in the background.
  public void start() {
    if (keep.which() != CallKeep.Which.OFF) {
      thread = Thread.ofPlatform().name("confab-calls").daemon(true).start(this::run);
    }
  }

  /// Hears of each portal of which calls were written.
  public void onWritten(Consumer<PortalId> listener) {
    written.add(listener);
  }

  /// Calls written since the start.
  public long kept() {
    return kept.sum();
  }

  /// Calls for which there was no room since the start.
  public long dropped() {
    return dropped.sum();
  }

  @Override
  public void ended(Ended call) {
    var portal = keep.which() == CallKeep.Which.OFF ? null : portal(call);
    if (portal == null) {
      return;
    }
    var caller = call.caller();
    var token = polled(call);
    var owner = token == null ? owner(portal, call) : null;
    if (caller != null && call.spec() != null && caller.auth() != Caller.Auth.SESSION) {
      var name = call.spec().form(call.params());
      counts.add(new CallCounts.Key(portal, owner, caller.credential(), token, name), call);
    }
    var refused = call.error() != null;
    var wanted = refused || keep.which() == CallKeep.Which.ALL;
    if (!wanted || call.method().regionMatches(true, 0, OWN, 0, OWN.length())) {
      return;
    }
    var share = refused ? refusals : call.idle() ? polls : calls;
    if (!share.admits(call.at().plusNanos(call.nanos()))) {
      dropped.increment();
      return;
    }
    if (token != null) {
      owner = owner(portal, call);
    }
    // looked at first: what has no room is not even copied
    var room = waiting.remainingCapacity();
    if ((refused ? room : room - WAITING_MAX / 2) <= 0
        || !waiting.offer(new Waiting(portal, logged(call), owner))) {
      dropped.increment();
    } else if (!call.idle() || refused) {
      hurried = true;
    }
  }

  private @Nullable PortalId portal(Ended call) {
    if (call.caller() != null) {
      return call.caller().portal();
    }
    var portal = portals.byHost(call.host());
    return portal == null ? null : portal.id();
  }

  /// The token under which a poll in vain is counted: to hash it for each of thousands a second
  /// would be a good part of what they cost. Whose it is is found out when the counts are written;
  /// who exchanges his token meanwhile takes these polls along.
  private static @Nullable String polled(Ended call) {
    var caller = call.caller();
    return call.idle() && caller != null && ofToken(caller) ? token(call.params()) : null;
  }

  /// Is what the call shows beside the credential all that tells whose it is?
  private static boolean ofToken(Caller caller) {
    return caller.app() == null && caller.auth() == Caller.Auth.WEBHOOK;
  }

  /// Whose a call is, found out when it ends and not when it is written down: by then its token may
  /// be another bot's. It was committed before the call ended.
  private @Nullable AppId owner(PortalId portal, Ended call) {
    var caller = call.caller();
    if (caller == null || !ofToken(caller)) {
      return caller == null ? null : caller.app();
    }
    try {
      // who polls in vain is answered by a thread that may not wait for the database
      return call.idle() ? AtHand.only(() -> found(portal, call)) : found(portal, call);
    } catch (AtHand.Missing | StoreFailure unknown) {
      return null;
    }
  }

  private @Nullable AppId found(PortalId portal, Ended call) {
    var shown = named(portal, call.params());
    // a bot got a token by this call, its first one or one for the one that was shown
    return shown == null
            && call.error() == null
            && call.params().get("fields") instanceof ObjectNode n
        ? named(portal, n)
        : shown;
  }

  private @Nullable AppId named(PortalId portal, ObjectNode params) {
    return named(portal, token(params));
  }

  private @Nullable AppId named(PortalId portal, @Nullable String token) {
    var known = token == null ? null : apps.ofWebhookCaller(store.reads(portal), token);
    return known == null ? null : known.id();
  }

  private static @Nullable String token(ObjectNode params) {
    for (var key : TOKENS) {
      var value = params.get(key);
      if (value != null && value.isString() && !value.asString().isBlank()) {
        var token = value.asString();
        // nobody can have registered under one that no database keeps
        return token.length() > TOKEN_MAX || token.indexOf('\0') >= 0 ? null : token;
      }
    }
    return null;
  }

  private LoggedCall logged(Ended call) {
    var spec = call.spec();
    return new LoggedCall(
        call.at(),
        shortened(call.method()),
        spec == null ? null : spec.name(),
        call.way(),
        by(call.caller()),
        call.status(),
        call.error(),
        Duration.ofNanos(call.nanos()),
        shortened(call.origin().requestId()),
        call.way() == Ended.Way.REPLY ? "" : shortened(call.origin().address()),
        spec == null ? List.of() : unknown(spec, call.params()),
        call.way() == Ended.Way.REQUEST ? KeptHeaders.of(call.origin().headers()) : "",
        Excerpt.of(call.params()),
        Excerpt.ofAnswer(call.answer().get()));
  }

  private List<String> unknown(MethodSpec<?, ?> spec, ObjectNode params) {
    return vocabularies.computeIfAbsent(spec.name(), name -> Vocabulary.of(spec)).unknown(params);
  }

  private static LoggedCall.@Nullable By by(@Nullable Caller caller) {
    return caller == null
        ? null
        : new LoggedCall.By(caller.auth(), caller.app(), caller.credential(), caller.user());
  }

  private static String shortened(String text) {
    return Excerpt.clean(Cut.to(TEXT_MAX, text));
  }

  private void run() {
    try {
      for (int pauses = 1; !closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS); pauses++) {
        turn(pauses);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A pause is over. What does not fit into this turn is written in the next one.
  ///
  /// @param pauses how many there were
  void turn(int pauses) {
    if (!hurried && waiting.size() < BATCH && pauses % PAUSES_A_POLL != 0) {
      return;
    }
    hurried = false;
    boolean more = waiting.size() > BATCH;
    work(
        pauses % PAUSES_A_LOOK != 0
            ? Counts.NOBODYS
            : pauses % PAUSES_A_COUNT == 0 ? Counts.ALL : Counts.OF_THE_NEW);
    if (more) {
      hurried = true;
    }
  }

  /// One turn of the writer: what waits, and now and then what is counted and old.
  void work(Counts whose) {
    work(BATCH, whose);
  }

  private void work(int most, Counts whose) {
    try {
      write(most, whose);
      if (whose != Counts.NOBODYS) {
        sweep.sweep();
      }
      failing = false;
    } catch (StoreFailure e) {
      // said once: on a full disk the same is true at every pause
      if (!failing || !e.isPassing()) {
        LOG.error("Calls cannot be written down and are lost: {}", e.getMessage());
      }
      failing = e.isPassing();
    } catch (RuntimeException e) {
      LOG.error("Calls could not be written down; they are lost", e);
    }
  }

  /// Writes all that waits now, for whoever wants to look at it.
  public void settle() {
    write(WAITING_MAX, Counts.ALL);
  }

  private synchronized void write(int most, Counts whose) {
    var byPortal = new LinkedHashMap<PortalId, List<Waiting>>();
    var batch = new ArrayList<Waiting>();
    waiting.drainTo(batch, most);
    batch.forEach(one -> byPortal.computeIfAbsent(one.portal(), p -> new ArrayList<>()).add(one));
    byPortal.forEach(
        (portal, calls) -> {
          store.write(portal, tx -> append(tx, calls));
          written.forEach(listener -> listener.accept(portal));
        });
    kept.add(batch.size());
    if (whose != Counts.NOBODYS) {
      write(whose == Counts.ALL ? counts.take() : counts.takeNew());
    }
  }

  private void write(List<CallCounts.Count> counted) {
    var byHome = new LinkedHashMap<PortalId, List<CallCounts.Count>>();
    counted.forEach(
        count -> byHome.computeIfAbsent(count.key().portal(), p -> new ArrayList<>()).add(count));
    byHome.forEach(this::write);
  }

  /// In portions, because whoever writes meanwhile waits for the one under way.
  private void write(PortalId portal, List<CallCounts.Count> taken) {
    var byOwner = new LinkedHashMap<CallCounts.Key, CallCounts.Count>();
    for (var count : taken) {
      var known = owned(count);
      byOwner.merge(known.key(), known, CallCounts.Count::and);
    }
    var counted = List.copyOf(byOwner.values());
    for (int from = 0; from < counted.size(); from += COUNTS_AT_ONCE) {
      var some = counted.subList(from, Math.min(from + COUNTS_AT_ONCE, counted.size()));
      store.write(portal, tx -> add(tx, some));
    }
  }

  private boolean append(Tx tx, List<Waiting> calls) {
    var known = bytes.get(tx, ALL, CallsSql::bytes);
    long before = known == null ? 0 : known;
    for (var one : calls) {
      before += CallsSql.append(tx, one.call(), one.owner(), before);
    }
    bytes.put(tx, ALL, before);
    return true;
  }

  private CallCounts.Count owned(CallCounts.Count count) {
    var key = count.key();
    if (key.token() == null) {
      return count;
    }
    var owned = key.of(named(key.portal(), key.token()));
    return new CallCounts.Count(owned, count.calls(), count.refused(), count.last());
  }

  private static boolean add(Tx tx, List<CallCounts.Count> some) {
    some.forEach(count -> CountsSql.add(tx, count));
    return true;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (thread != null) {
        thread.join();
        work(WAITING_MAX, Counts.ALL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
