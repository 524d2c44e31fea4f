package dev.confab.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The operating system's lookup, on threads of its own and with a deadline: it is native code that
/// holds its thread, and on a virtual thread a slow name server would stop everybody.
///
/// A name server may belong to who has a bot, and take its time. So all who ask for a host share
/// one lookup, and the hosts of a domain have a few at a time: the threads that hang are as many as
/// the domains that are slow allow, not as the dialogs that wait.
final class SystemNames implements Names {
  /// How much is looked up at once.
  ///
  /// @param lookups at the same time; each holds a thread of the operating system
  /// @param ofDomain at the same time of hosts whose names end in the same two labels. Companies of
  ///   some countries share those, therefore more than one
  /// @param hosts asked for at the same time, those whose turn has not come among them
  record Limits(int lookups, int ofDomain, int hosts) {
    /// What the server uses.
    static final Limits SERVER = new Limits(256, 16, 4_096);

    /// So much of the look-ups and of the hosts is left to hosts that were found before: one in
    /// four.
    private Limits ofOthers() {
      return new Limits(lookups - lookups / 4, ofDomain, hosts - hosts / 4);
    }
  }

  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  /// Hosts that are known to have been found.
  private static final int FOUND_MAX = 10_000;

  private record Question(String host, String domain, CompletableFuture<InetAddress[]> answer) {}

  private final Names system;
  private final Limits limits;
  private final Duration answerMax;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("confab-names-", 0).daemon(true).factory());
  private final Map<String, Question> open = new HashMap<>();
  private final Set<Question> waiting = new LinkedHashSet<>();
  private final Map<String, Integer> lookups = new HashMap<>();

  /// Hosts whose last look-up found them in time, the latest last.
  private final LinkedHashSet<String> found = new LinkedHashSet<>();

  private int running;

  SystemNames() {
    this(InetAddress::getAllByName, Limits.SERVER, ANSWER_MAX);
  }

  /// Looks up through another system.
  ///
  /// @param answerMax how long one who asks waits
  SystemNames(Names system, Limits limits, Duration answerMax) {
    this.system = system;
    this.limits = limits;
    this.answerMax = answerMax;
  }

  @Override
  public InetAddress[] lookup(String host) throws UnknownHostException {
    var question = ask(host);
    try {
      return question.answer().get(answerMax.toMillis(), TimeUnit.MILLISECONDS).clone();
    } catch (TimeoutException e) {
      throw withdraw(question) ? unasked(host) : unanswered(host);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof NameUnasked ? unasked(host) : new UnknownHostException(host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }

  private NameUnanswered unanswered(String host) {
    return new NameUnanswered(
        "no answer from the name server for " + host + " within " + answerMax.toSeconds() + " s");
  }

  private NameUnasked unasked(String host) {
    return new NameUnasked(
        "too many host names are looked up: the turn of "
            + host
            + " did not come within "
            + answerMax.toSeconds()
            + " s");
  }

  private synchronized Question ask(String host) throws NameUnasked {
    var name = host.toLowerCase(Locale.ROOT);
    var known = open.get(name);
    if (known != null) {
      return known;
    }
    if (open.size() >= limits(name).hosts()) {
      throw new NameUnasked("too many host names are looked up at the moment to ask for " + host);
    }
    var question = new Question(name, domain(name), new CompletableFuture<>());
    open.put(name, question);
    waiting.add(question);
    startWhatMay();
    return question;
  }

  private static String domain(String name) {
    var plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    int last = plain.lastIndexOf('.');
    return plain.substring(plain.lastIndexOf('.', last - 1) + 1);
  }

  private void startWhatMay() {
    for (var next = next(); next != null; next = next()) {
      var question = next;
      waiting.remove(question);
      running++;
      lookups.merge(question.domain(), 1, Integer::sum);
      try {
        threads.execute(() -> answer(question));
      } catch (RuntimeException | Error e) { // no thread to be had: nothing may stay taken
        question.answer().completeExceptionally(e);
        end(question);
      }
    }
  }

  private @Nullable Question next() {
    if (running >= limits.lookups()) {
      return null;
    }
    for (var question : waiting) {
      if (running < limits(question.host()).lookups()
          && lookups.getOrDefault(question.domain(), 0) < limits.ofDomain()) {
        return question;
      }
    }
    return null;
  }

  private Limits limits(String name) {
    return found.contains(name) ? limits : limits.ofOthers();
  }

  private synchronized void remember(String name) {
    found.remove(name);
    found.add(name);
    if (found.size() > FOUND_MAX) {
      found.removeFirst();
    }
  }

  private void answer(Question question) {
    long from = System.nanoTime();
    Runnable tell;
    try {
      var addresses = system.lookup(question.host());
      if (System.nanoTime() - from < answerMax.toNanos()) {
        remember(question.host());
      }
      tell = () -> question.answer().complete(addresses);
    } catch (UnknownHostException | RuntimeException | Error e) {
      tell = () -> question.answer().completeExceptionally(e);
    }
    end(question); // first: who asks again because of the answer asks anew
    tell.run();
  }

  private synchronized void end(Question question) {
    open.remove(question.host());
    running--;
    lookups.computeIfPresent(question.domain(), (domain, count) -> count == 1 ? null : count - 1);
    startWhatMay();
  }

  /// Nobody is asked any more whose turn did not come in time: a slow domain's queue must not be
  /// worked off for those who left. True when nobody was asked, whoever of those who wait for the
  /// answer withdrew it.
  private synchronized boolean withdraw(Question question) {
    if (waiting.remove(question)) {
      open.remove(question.host());
      question.answer().completeExceptionally(unasked(question.host()));
    }
    boolean unasked =
        question.answer().isCompletedExceptionally()
            && question.answer().exceptionNow() instanceof NameUnasked;
    if (!unasked) {
      found.remove(question.host()); // its name server is silent now
    }
    return unasked;
  }
}
