package dev.confab.hooks;

import static dev.confab.hooks.HookError.ADMIN_ONLY;
import static dev.confab.hooks.HookError.AUTH_TYPE_BIND_ADMIN;
import static dev.confab.hooks.HookError.AUTH_TYPE_UNBIND_ADMIN;
import static dev.confab.hooks.HookError.AUTH_TYPE_WRONG;
import static dev.confab.hooks.HookError.EVENT_NOT_FOUND;
import static dev.confab.hooks.HookError.HANDLER_WRONG;
import static dev.confab.hooks.HookError.OFFLINE_BIND_ADMIN;
import static dev.confab.hooks.HookError.OFFLINE_UNBIND_ADMIN;
import static dev.confab.hooks.HookError.TOO_MANY_HANDLERS;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.HandlerId;
import dev.confab.basics.HandlerUrl;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.bots.Subscription;
import dev.confab.bots.Subscriptions;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.NewEvent;
import dev.confab.people.People;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Who listens to what, and the way from what happened to those who do.
public final class Hooks {
  /// Most handlers of one application.
  public static final int OF_APP_MAX = 500;

  private static final int APPS_AT_HAND_MAX = 5_000;

  /// Least time between two `ONOFFLINEEVENT` where nothing else was said.
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final People people;
  private final Apps apps;
  private final EventLog log;
  private final OfflineQueue queue;
  private final Subscriptions subscriptions;
  private final InstantSource clock;
  private final WriterCache<AppId, List<Hook>> byApp;
  private final Notices notices = new Notices();
  private final List<Bots.Bound> listeners = new CopyOnWriteArrayList<>();

  /// The handlers of all applications of a store.
  public Hooks(
      Store store,
      People people,
      Apps apps,
      EventLog log,
      OfflineQueue queue,
      Subscriptions subscriptions,
      InstantSource clock) {
    this.byApp = new WriterCache<>(store, APPS_AT_HAND_MAX);
    this.people = people;
    this.apps = apps;
    this.log = log;
    this.queue = queue;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /// Makes the caller's application listen. A handler that is bound already stays as it is, but for
  /// its pause.
  public void bind(Tx tx, Caller caller, AppId app, HookDraft asked) {
    var event = HookEvent.of(asked.event());
    if (event == null
        || !event.isOpenTo(caller.scopes())
        || (asked.offline() && !event.isOfPortal())) {
      throw EVENT_NOT_FOUND.refuse();
    }
    // with what a handler is told go tokens of bots, which are no guest's
    people.refuseGuest(tx, caller.user());
    var admin = isAdmin(tx, caller);
    OFFLINE_BIND_ADMIN.unless(!asked.offline() || admin);
    var user = authType(tx, caller, admin, asked.authType());
    var url = asked.offline() ? "" : url(asked.url());
    bind(tx, app, event, url, user, asked);
  }

  private static String url(@Nullable String given) {
    var normal = given == null ? null : HandlerUrl.normal(given);
    if (normal == null) {
      throw HANDLER_WRONG.refuse();
    }
    return normal;
  }

  /// For whom tokens are issued. Who is no administrator only ever speaks for themselves.
  private @Nullable UserId authType(
      Reads reads, Caller caller, boolean admin, @Nullable Long asked) {
    if (asked == null || asked == 0) {
      return admin ? null : caller.user();
    }
    var user = new UserId(asked);
    AUTH_TYPE_BIND_ADMIN.unless(admin || user.equals(caller.user()));
    AUTH_TYPE_WRONG.unless(people.find(reads, user) != null);
    return user;
  }

  private void bind(
      Tx tx, AppId app, HookEvent event, String url, @Nullable UserId user, HookDraft asked) {
    var bound = HooksSql.ofApp(tx, app);
    var wanted =
        new Hook(
            new HandlerId(0),
            app,
            event,
            url,
            user,
            asked.offline(),
            asked.offline() ? asked.connector() : "",
            asked.pause() == null ? PAUSE : asked.pause(),
            Instant.EPOCH);
    var known = bound.stream().filter(wanted::isSame).findFirst().orElse(null);
    if (known == null) {
      if (bound.size() >= OF_APP_MAX) {
        throw TOO_MANY_HANDLERS.refuse(OF_APP_MAX);
      }
      HooksSql.insert(tx, wanted.under(new HandlerId(tx.nextId(Counter.HANDLER))));
    } else if (asked.pause() != null) {
      HooksSql.changePause(tx, known.id(), asked.pause());
    }
    byApp.forget(tx, app);
    var fresh = known == null ? Set.of(url) : Set.<String>of();
    listeners.forEach(listener -> listener.bound(tx, app, fresh));
  }

  /// Makes an application listen by the word of an administrator.
  ///
  /// @param url an address that nothing can be posted to is passed over
  void ensure(Tx tx, AppId app, HookEvent event, String url) {
    var normal = HandlerUrl.normal(url);
    if (normal != null) {
      bind(tx, app, event, normal, null, new HookDraft(event.name(), normal, 0L, false, "", null));
    }
  }

  /// Makes an application listen to these events at this address, and to nothing else.
  public void tellOnly(Tx tx, AppId app, List<HookEvent> events, String url) {
    var normal = HandlerUrl.normal(url);
    for (var hook : HooksSql.ofApp(tx, app)) {
      if (!events.contains(hook.event()) || !hook.url().equals(normal)) {
        remove(tx, hook, "the handler was unbound");
      }
    }
    events.forEach(event -> ensure(tx, app, event, url));
  }

  /// Takes away all an application listens to, but what it is told of its own removal.
  void removeAll(Tx tx, AppId app) {
    for (var hook : HooksSql.ofApp(tx, app)) {
      if (hook.event() != HookEvent.ONAPPUNINSTALL) {
        remove(tx, hook, "the application was removed");
      }
    }
    queue.removeAll(tx, app);
  }

  /// Takes handlers of the caller's application away, and what its bots left behind, and drops what
  /// waits for them; returns how many there were.
  public int unbind(Tx tx, Caller caller, AppId app, HookFilter asked) {
    var admin = isAdmin(tx, caller);
    OFFLINE_UNBIND_ADMIN.unless(!asked.offline() || admin);
    var filter = admin ? asked : ofSelf(caller, asked);
    int count = subscriptions.end(tx, app, filter::fits);
    for (var hook : HooksSql.ofApp(tx, app)) {
      if (filter.fits(hook)) {
        remove(tx, hook, "the handler was unbound");
        count++;
      }
    }
    return count;
  }

  private static HookFilter ofSelf(Caller caller, HookFilter asked) {
    var self = caller.user().value();
    var wanted = asked.authType();
    AUTH_TYPE_UNBIND_ADMIN.unless(wanted == null || wanted == 0 || wanted == self);
    return new HookFilter(asked.event(), asked.url(), self, false);
  }

  private void remove(Tx tx, Hook hook, String why) {
    HooksSql.delete(tx, hook.id());
    byApp.forget(tx, hook.app());
    log.withdrawLane(tx, hook.lane(), why);
  }

  /// The handlers the caller is shown: an administrator all of the application, others their own.
  public List<Hook> listed(Reads reads, Caller caller, AppId app) {
    var all = new ArrayList<>(HooksSql.ofApp(reads, app));
    if (!isAdmin(reads, caller)) {
      all.removeIf(hook -> !caller.user().equals(hook.user()));
    }
    return all;
  }

  /// What the application's bots are subscribed to beside that. It is nobody's own, so that only an
  /// administrator is shown it.
  public List<Subscription> subscribed(Reads reads, Caller caller, AppId app) {
    return isAdmin(reads, caller) ? subscriptions.ofApp(reads, app) : List.of();
  }

  /// Refuses whoever may not look into queues.
  public void refuseNonAdmins(Reads reads, Caller caller) {
    ADMIN_ONLY.unless(isAdmin(reads, caller));
  }

  private boolean isAdmin(Reads reads, Caller caller) {
    var person = people.find(reads, caller.user());
    return person != null && person.admin();
  }

  /// Where what is told under this id goes; null when nobody is bound under it.
  public @Nullable String address(Reads reads, HandlerId id) {
    var hook = HooksSql.find(reads, id);
    return hook == null ? null : hook.url();
  }

  /// Whether what is told under this id is queued and never posted.
  public boolean isOffline(Reads reads, HandlerId id) {
    var hook = HooksSql.find(reads, id);
    return hook != null && hook.offline();
  }

  /// The handlers of an application, for those who may see all of them.
  public List<Hook> ofApp(Reads reads, AppId app) {
    return HooksSql.ofApp(reads, app);
  }

  /// The oldest rows of an application's queue, those left out that somebody took.
  public List<OfflineEvent> queued(Reads reads, AppId app, String connector, int limit) {
    var any = new OfflineFilter(List.of(), List.of());
    return queue.page(reads, app, connector, any, 0, limit).stream()
        .filter(event -> event.process().isEmpty())
        .toList();
  }

  /// Where an application is told of events.
  public Set<String> addresses(Reads reads, AppId app) {
    var addresses = new LinkedHashSet<String>();
    HooksSql.ofApp(reads, app).forEach(hook -> addresses.add(hook.url()));
    addresses.remove("");
    return addresses;
  }

  /// Runs `listener` in the transaction that binds a handler of an application, be it new or the
  /// same again.
  public void onBind(Bots.Bound listener) {
    listeners.add(listener);
  }

  /// Says whose doing the call under way is: its news do not go to this queue of the application.
  public void changedBy(Tx tx, AppId app, String connector) {
    notices.changedBy(tx, app, connector);
  }

  /// Tells everybody who listens.
  public void tell(Tx tx, News news) {
    HooksSql.ofEvent(tx, news.event()).forEach(hook -> tell(tx, hook, news));
  }

  /// Tells one application; true when it listens. Asks the database nothing once its handlers are
  /// at hand: bots' messages come this way.
  public boolean tell(Tx tx, AppId app, News news) {
    boolean heard = false;
    for (var hook : atHand(tx, app)) {
      if (hook.event() == news.event()) {
        heard |= tell(tx, hook, news);
      }
    }
    return heard;
  }

  private List<Hook> atHand(Tx tx, AppId app) {
    var hooks = byApp.get(tx, app, t -> HooksSql.ofApp(t, app));
    return hooks == null ? List.of() : hooks;
  }

  /// An application whose installation is not finished is told of nothing, and the log says so.
  private boolean tell(Tx tx, Hook hook, News news) {
    var app = apps.find(tx, hook.app());
    if (app == null || app.isRemoved() || !news.event().isOpenTo(app.scopes())) {
      return false;
    }
    var own = hook.offline() && notices.isOwn(tx, hook);
    if (!app.installed()) {
      if (!own && !news.event().isOfNewMessage()) {
        log.withhold(tx, event(hook, news));
      }
      return false;
    }
    if (own) {
      return true;
    }
    if (hook.offline()) {
      queue.add(tx, hook.app(), hook.connector(), news);
      atHand(tx, hook.app()).stream()
          .filter(other -> other.event() == HookEvent.ONOFFLINEEVENT)
          .forEach(other -> notify(tx, other, news.actor()));
    } else {
      log.append(tx, event(hook, news));
    }
    return true;
  }

  /// Says that something is queued: once a call where there is no pause, else once in a pause. What
  /// is queued during a pause is told of at its end.
  private void notify(Tx tx, Hook hook, @Nullable UserId actor) {
    var now = clock.instant();
    var inPause =
        hook.pause().isZero() ? notices.contains(tx, hook.id()) : hook.notified().isAfter(now);
    if (inPause) {
      return;
    }
    var next = hook.notified().plus(hook.pause());
    var due = next.isAfter(now) ? next : now;
    HooksSql.notified(tx, hook.id(), due);
    byApp.forget(tx, hook.app());
    notices.add(tx, hook.id());
    var news = new News(HookEvent.ONOFFLINEEVENT, actor, "queue", Json.mapper().createObjectNode());
    log.append(tx, event(hook, news), due);
  }

  private static NewEvent event(Hook hook, News news) {
    return new NewEvent(
        hook.lane(),
        hook.event().name(),
        Event.NO_BOT,
        hook.app(),
        hook.id(),
        hook.user() == null ? news.actor() : hook.user(),
        news.message(),
        Json.write(news.data()));
  }
}
