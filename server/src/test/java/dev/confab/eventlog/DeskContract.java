package dev.confab.eventlog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.ChatId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandClock;
import dev.confab.basics.HandlerId;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What must hold on every database, of a log and the desk at which operators see it.
abstract class DeskContract extends DatabaseContract {
  static final PortalId PORTAL = new PortalId(1);
  static final UserId BOT = new UserId(7);

  final HandClock clock = new HandClock("2026-02-26T00:00:00Z");
  final EventLog log = new EventLog(store, clock);
  final EventDesk desk = new EventDesk(log, clock);
  final List<EventLog.Touched> touched = new ArrayList<>();

  DeskContract(Database database) {
    super(database);
    log.onTouched(touched::add);
  }

  Event append(long bot, String dialog, long message) {
    var news =
        new NewEvent(
            "bot" + bot + "/" + dialog,
            "ONIMBOTMESSAGEADD",
            new UserId(bot),
            new AppId(bot),
            new HandlerId(bot),
            new UserId(1),
            new MessageId(message),
            "{\"A\":1}");
    var id = store.write(PORTAL, tx -> log.append(tx, news));
    return requireNonNull(log.find(store.reads(PORTAL), id));
  }

  Attempt attempt(String outcome) {
    return new Attempt(
        clock.instant(), Duration.ofMillis(5), "http://bot/", 500, outcome, null, null);
  }

  List<EventId> list(EventFilter filter) {
    return desk.list(store.reads(PORTAL), filter, null, 50).stream()
        .map(entry -> entry.event().id())
        .toList();
  }

  LogEntry entry(Event event) {
    return requireNonNull(desk.find(store.reads(PORTAL), event.id()));
  }

  boolean does(Function<Tx, Boolean> wish) {
    return store.write(PORTAL, wish);
  }

  void balanced() {
    assertThat(log.counts(PORTAL).balanced()).isTrue();
    assertThat(EventAudit.lines(store.reads(PORTAL))).isNotEmpty().allMatch(AuditLine::balanced);
  }

  static EventFilter inChat(long id) {
    var chat = new ChatId(id);
    return new EventFilter(null, null, null, null, null, null, null, null, null, chat);
  }
}
