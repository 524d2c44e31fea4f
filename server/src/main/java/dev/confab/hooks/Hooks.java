package dev.confab.hooks;

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
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.NewEvent;
import dev.confab.people.People;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Who listens to what, and the way from what happened to those who do.
public final class Hooks {
  /// Most handlers of one application.
  public static final int OF_APP_MAX = 500;

  /// Least time between two `ONOFFLINEEVENT` where nothing else was said.
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final People people;
  private final Apps apps;
  private final EventLog log;
  private final List<BiConsumer<Tx, AppId>> listeners = new CopyOnWriteArrayList<>();

  /// The handlers of all applications of a store.
  public Hooks(People people, Apps apps, EventLog log) {
    this.people = people;
    this.apps = apps;
    this.log = log;
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
    listeners.forEach(listener -> listener.accept(tx, app));
  }

  /// Takes handlers of the caller's application away and drops what waits for them; returns how
  /// many there were.
  public int unbind(Tx tx, Caller caller, AppId app, HookFilter asked) {
    var admin = isAdmin(tx, caller);
    OFFLINE_UNBIND_ADMIN.unless(!asked.offline() || admin);
    var filter = asked;
    if (!admin) {
      var self = caller.user().value();
      var wanted = asked.authType();
      AUTH_TYPE_UNBIND_ADMIN.unless(wanted == null || wanted == 0 || wanted == self);
      filter = new HookFilter(asked.event(), asked.url(), self, false);
    }
    int count = 0;
    for (var hook : HooksSql.ofApp(tx, app)) {
      if (filter.fits(hook)) {
        remove(tx, hook, "the handler was unbound");
        count++;
      }
    }
    return count;
  }

  private void remove(Tx tx, Hook hook, String why) {
    HooksSql.delete(tx, hook.id());
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

  /// Whether the caller may manage the portal.
  boolean isAdmin(Reads reads, Caller caller) {
    var person = people.find(reads, caller.user());
    return person != null && person.admin();
  }

  /// Where what is told under this id goes; null when nobody is bound under it.
  public @Nullable String address(Reads reads, HandlerId id) {
    var hook = HooksSql.find(reads, id);
    return hook == null ? null : hook.url();
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
  public void onBind(BiConsumer<Tx, AppId> listener) {
    listeners.add(listener);
  }

  /// Tells everybody who listens.
  public void tell(Tx tx, News news) {
    HooksSql.ofEvent(tx, news.event()).forEach(hook -> tell(tx, hook, news));
  }

  /// Tells one application, if it listens.
  public void tell(Tx tx, AppId app, News news) {
    HooksSql.ofApp(tx, app).stream()
        .filter(hook -> hook.event() == news.event())
        .forEach(hook -> tell(tx, hook, news));
  }

  /// An application whose installation is not finished is told of nothing.
  private void tell(Tx tx, Hook hook, News news) {
    var app = apps.find(tx, hook.app());
    if (app == null || !app.installed() || !news.event().isOpenTo(app.scopes())) {
      return;
    }
    if (!hook.offline()) {
      post(tx, hook, news);
    }
  }

  private void post(Tx tx, Hook hook, News news) {
    log.append(
        tx,
        new NewEvent(
            hook.lane(),
            hook.event().name(),
            Event.NO_BOT,
            hook.app(),
            hook.id(),
            hook.user() == null ? news.actor() : hook.user(),
            null,
            Json.write(news.data())));
  }
}
