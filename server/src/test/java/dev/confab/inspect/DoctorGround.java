package dev.confab.inspect;

import static java.util.Objects.requireNonNull;

import dev.confab.access.Apps;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.delivery.HandlerNote;
import dev.confab.delivery.Health;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.NewEvent;
import dev.confab.house.PortalContract;
import dev.confab.sql.Database;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A bot, the doctor who examines it, and what the server knows of its handler.
abstract class DoctorGround extends PortalContract {
  private static final String ADDRESS = "http://bot.test/";

  /// What the server knows beside the store.
  static final class Care implements Doctor.Care {
    private final DoctorGround of;
    HandlerNote note = new HandlerNote(null, null);
    @Nullable Health health;
    final List<Doctor.Refusal> refusals = new ArrayList<>();

    Care(DoctorGround of) {
      this.of = of;
    }

    @Override
    public Terms terms(PortalId portal, Bot bot) {
      return of.termsOf(bot);
    }

    @Override
    public boolean fetches(PortalId portal, Bot bot) {
      return of.rooms.agreements().fetches(portal, bot);
    }

    @Override
    public HandlerNote note(PortalId portal, Bot bot, String address) {
      return note;
    }

    @Override
    public @Nullable Health health(PortalId portal, Bot bot, String address) {
      return health;
    }

    @Override
    public Instant now() {
      return of.clock().instant();
    }

    @Override
    public List<Doctor.Refusal> refusals(Reads reads, Bot bot) {
      return refusals;
    }
  }

  final Care care = new Care(this);
  final UserId echo = bot("echo", "B");
  Doctor.Handshake handshake = address -> null;

  DoctorGround(Database database) {
    super(database);
  }

  Terms termsOf(Bot bot) {
    return rooms.agreements().of(portal, bot.app(), bot.id());
  }

  Doctor.Diagnosis examined(String name) {
    return new Doctor(
            rooms.portals(),
            rooms.people(),
            rooms.bots(),
            new Apps(store, clock()),
            rooms.hooks(),
            rooms.chats(),
            rooms.log(),
            rooms.desk(),
            handshake,
            care)
        .examine(store.reads(portal), name);
  }

  List<String> causes() {
    return sentences(examined("echo").causes());
  }

  List<String> findings() {
    return sentences(examined("echo").findings());
  }

  static List<String> sentences(List<Finding> found) {
    return found.stream().map(Finding::sentence).toList();
  }

  void does(Consumer<Tx> deed) {
    write(
        tx -> {
          deed.accept(tx);
          return true;
        });
  }

  Bot bot() {
    return requireNonNull(rooms.bots().find(store.reads(portal), echo));
  }

  Event told(String dialog) {
    var news =
        new NewEvent(
            "bot" + echo + "/" + dialog,
            "ONIMBOTMESSAGEADD",
            echo,
            bot().app(),
            new HandlerId(1),
            anna,
            null,
            "{}");
    return event(write(tx -> rooms.log().append(tx, news)));
  }

  Event event(EventId id) {
    return requireNonNull(rooms.log().find(store.reads(portal), id));
  }

  Attempt attempt(String outcome) {
    return new Attempt(clock().instant(), Duration.ZERO, ADDRESS, 500, outcome, null, null);
  }
}
