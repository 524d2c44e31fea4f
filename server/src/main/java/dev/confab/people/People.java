package dev.confab.people;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.rpc.SystemError;
import dev.confab.sql.CommittedCache;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The users of the portals.
public final class People {
  /// How often at most a busy user's last activity is written.
  private static final Duration TOUCH_PAUSE = Duration.ofMinutes(1);

  /// Most users a search looks at.
  public static final int FOUND_MAX = 1_000;

  /// Users at hand, of all portals: for the writer those used last, for readers those met first.
  private static final int CACHED_MAX = 10_000;

  private static final Comparator<Person> BY_ID =
      Comparator.comparingLong(person -> person.id().value());

  private static final int TOUCHED_MAX = 50_000;

  private final InstantSource clock;
  private final WriterCache<UserId, Person> cache;
  private final CommittedCache<UserId, Person> committed;
  private final WriterCache<UserId, Instant> touched;
  private final Passwords passwords;
  private volatile Acquaintance acquaintance = (reads, me, others) -> Set.of();
  private final Departments departments;
  private final WordIndex words;
  private final List<BiConsumer<PortalId, UserId>> listeners = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<Tx, Person>> joins = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<Tx, UserId>> passwordListeners = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<Tx, UserId>> presences = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<Tx, Person>> standings = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<Tx, Person>> changes = new CopyOnWriteArrayList<>();

  /// The users kept in this store.
  public People(Store store, InstantSource clock) {
    this.clock = clock;
    this.cache = new WriterCache<>(store, CACHED_MAX);
    this.committed = new CommittedCache<>(store, CACHED_MAX);
    this.touched = new WriterCache<>(store, TOUCHED_MAX);
    this.passwords = new Passwords(store);
    this.departments = new Departments(store);
    this.words = new WordIndex(departments);
  }

  /// Says who has met whom. Said once, before the first call.
  public void acquaint(Acquaintance known) {
    acquaintance = known;
  }

  /// Those of these users whom a user may look at: everybody, for who works for the company. Who
  /// comes from outside knows whom he shares a chat with, and nobody else: another customer's
  /// people are none of his business.
  public List<Person> known(Reads reads, Person me, List<Person> others) {
    if (!me.extranet() || others.isEmpty()) {
      return others;
    }
    var met = acquaintance.among(reads, me.id(), others.stream().map(Person::id).toList());
    return others.stream()
        .filter(other -> other.id().equals(me.id()) || met.contains(other.id()))
        .toList();
  }

  /// Whether a user may look at another one.
  public boolean knows(Reads reads, Person me, Person other) {
    return !known(reads, me, List.of(other)).isEmpty();
  }

  /// Whether a user may turn to another one with whom nothing brought him together yet: to people
  /// he knows, and to bots, who serve whoever writes. False where there is no such user.
  public boolean mayMeet(Reads reads, UserId me, UserId user) {
    var mine = find(reads, me);
    var other = find(reads, user);
    return mine != null && other != null && (other.isBot() || knows(reads, mine, other));
  }

  /// Refuses who comes from outside the company, as who may not use an application is refused: what
  /// programs are told, and where, is the company's matter.
  public void refuseGuest(Reads reads, UserId user) {
    var person = find(reads, user);
    SystemError.USER_ACCESS_ERROR.unless(person == null || !person.extranet());
  }

  /// Registers what must forget what it knows of a user who was deactivated, brought back, made or
  /// unmade an administrator or a guest. Runs after the commit: must be quick.
  public void onStandingChange(BiConsumer<PortalId, UserId> listener) {
    listeners.add(listener);
  }

  /// Runs `listener` in the transaction in which a user says of himself that he is there, or not.
  public void onPresence(BiConsumer<Tx, UserId> listener) {
    presences.add(listener);
  }

  /// Runs `listener` in the transaction that makes a person, so that rooms above can tell of it.
  public void onJoin(BiConsumer<Tx, Person> listener) {
    joins.add(listener);
  }

  /// Runs `listener` in the transaction that makes a person, or after which one is active, or from
  /// outside the company, as before it was not.
  public void onStanding(BiConsumer<Tx, Person> listener) {
    standings.add(listener);
  }

  /// Runs `listener` in the transaction after which a user, person or bot, is shown otherwise than
  /// before it.
  public void onChange(BiConsumer<Tx, Person> listener) {
    changes.add(listener);
  }

  /// The user of this id, person or bot, active or not; null when there is none.
  public @Nullable Person find(Reads reads, UserId user) {
    return reads instanceof Tx tx
        ? cache.get(tx, user, t -> PeopleSql.find(t, user))
        : committed.get(reads, user, () -> PeopleSql.find(reads, user));
  }

  /// The users of these ids, in the order of their ids; unknown ids are passed over.
  public List<Person> find(Reads reads, Collection<UserId> users) {
    if (!(reads instanceof Tx tx)) {
      var known = committed.getAll(reads, users, unknown -> byId(PeopleSql.find(reads, unknown)));
      return known.values().stream().sorted(BY_ID).toList();
    }
    var ids = new TreeSet<Long>();
    users.forEach(user -> ids.add(user.value()));
    var found = new ArrayList<Person>(ids.size());
    for (var id : ids) {
      var person = find(tx, new UserId(id));
      if (person != null) {
        found.add(person);
      }
    }
    return found;
  }

  private static Map<UserId, Person> byId(List<Person> people) {
    return people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
  }

  /// Has a row that was just written at hand: the writer now, readers after the commit.
  private void keep(Tx tx, Person person) {
    cache.put(tx, person.id(), person);
    committed.put(tx, person.id(), person);
  }

  /// The user who signs in under this name; null when there is none.
  public @Nullable Person byLogin(Reads reads, String login) {
    return PeopleSql.byLogin(reads, login);
  }

  /// The departments of the portals.
  public Departments departments() {
    return departments;
  }

  /// Users for whom every word of the phrase begins one of their names, of their position, or of
  /// the names of their departments; in the order of their ids. A phrase without words finds
  /// nobody, a phrase that begins too many words not all of them.
  public List<Person> search(Reads reads, String phrase) {
    return find(reads, words.find(reads, phrase, FOUND_MAX));
  }

  /// The ids of some users a phrase finds, for those who want no more of them.
  public List<UserId> searchIds(Reads reads, String phrase, int limit) {
    return words.find(reads, phrase, limit);
  }

  /// The administrator who has been here longest; null when there is none.
  public @Nullable Person administrator(Reads reads) {
    return PeopleSql.administrator(reads);
  }

  /// Up to `limit` persons, no bots, with ids from `low` to `high`, least id first.
  public List<Person> ascending(Reads reads, long low, long high, int limit) {
    return PeopleSql.ascending(reads, low, high, limit);
  }

  /// Up to `limit` persons, no bots, with ids from `high` down to `low`, greatest id first.
  public List<Person> descending(Reads reads, long low, long high, int limit) {
    return PeopleSql.descending(reads, low, high, limit);
  }

  /// Makes a user with the next free id.
  public UserId create(Tx tx, Person.Kind kind, Profile profile) {
    var id = new UserId(tx.nextId(Counter.USER));
    var draft = new PersonDraft(id, null, null, true, false, false, List.of(), profile);
    insert(tx, Person.of(kind, draft, now(), Presence.UNKNOWN));
    return id;
  }

  /// Changes what can be changed about a user; nothing when there is no such user.
  public void change(Tx tx, UserId user, Profile profile) {
    var known = find(tx, user);
    if (known != null) {
      update(tx, known, known.with(profile));
    }
  }

  /// Takes a user out of service. What the user wrote stays, and so does the row.
  public void deactivate(Tx tx, UserId user) {
    var known = find(tx, user);
    PeopleSql.deactivate(tx, user);
    cache.forget(tx, user);
    committed.forget(tx, user);
    if (known != null) {
      departments.move(tx, user, worksIn(known), Set.of());
      var gone = find(tx, user);
      if (gone != null) {
        standings.forEach(listener -> listener.accept(tx, gone));
      }
    }
    standingChanges(tx, user);
  }

  /// Makes the user the portal file declares, or changes the known one to what the file says;
  /// writes nothing when nothing differs. The password follows in the background.
  ///
  /// Throws [IllegalArgumentException] when the id is a bot's or the login somebody else's.
  public Person ensure(Tx tx, PersonDraft draft) {
    var known = find(tx, draft.id());
    refuseForeign(tx, draft, known);
    Person wanted;
    if (known == null) {
      wanted = Person.of(Person.Kind.USER, draft, now(), Presence.UNKNOWN);
      tx.reserve(Counter.USER, draft.id().value());
      insert(tx, wanted);
    } else {
      wanted = declared(draft, known);
      update(tx, known, wanted);
    }
    var password = draft.password();
    if (password != null) {
      tx.afterCommit(() -> passwords.settle(tx.portal(), draft.id(), password));
    }
    return wanted;
  }

  /// The number of a person who is about to be made.
  public UserId nextId(Tx tx) {
    return new UserId(tx.nextId(Counter.USER));
  }

  /// Makes this the user's password at once; his browsers have to sign in again.
  public void change(Tx tx, UserId user, HashedPassword password) {
    PeopleSql.savePasswordHash(tx, user, new Passwords.Stored(password.hash(), null));
    passwordListeners.forEach(listener -> listener.accept(tx, user));
    tx.afterCommit(() -> passwords.overruled(tx.portal(), user));
  }

  /// Runs `listener` in the transaction that gives a user another password.
  public void onPassword(BiConsumer<Tx, UserId> listener) {
    passwordListeners.add(listener);
  }

  /// Whether there is an administrator beside this one.
  public boolean hasOtherAdministrator(Reads reads, UserId user) {
    return PeopleSql.hasOtherAdministrator(reads, user);
  }

  /// The file knows no pictures, so a picture stays.
  private static Person declared(PersonDraft draft, Person known) {
    var profile = draft.profile().withAvatar(known.avatar());
    var whole =
        new PersonDraft(
            draft.id(),
            draft.login(),
            null,
            draft.active(),
            draft.admin(),
            draft.extranet(),
            draft.departments(),
            profile);
    return Person.of(known.kind(), whole, known.created(), known.presence());
  }

  private static void refuseForeign(Tx tx, PersonDraft draft, @Nullable Person known) {
    if (known != null && known.isBot()) {
      throw new IllegalArgumentException("user " + draft.id() + " is a bot");
    }
    var login = draft.login();
    var owner = login == null ? null : PeopleSql.byLogin(tx, login);
    if (owner != null && !owner.id().equals(draft.id())) {
      throw new IllegalArgumentException("login " + login + " belongs to user " + owner.id());
    }
  }

  /// Waits until the passwords of the portal file are stored.
  public void settlePasswords() {
    passwords.awaitSettled();
  }

  /// Whether this is the user's password. Takes as long for a user who has none.
  public boolean passwordIs(Reads reads, UserId user, String password) {
    return passwords.fit(reads, user, password);
  }

  /// Hashes a password a user chose: slow, so it is done before the transaction that keeps it.
  public NewPassword newPassword(PortalId portal, UserId user, String password) {
    return passwords.prepare(portal, user, password);
  }

  /// Makes this password the user's, by his own wish.
  public void changePassword(Tx tx, UserId user, NewPassword chosen) {
    passwords.change(tx, user, chosen);
  }

  /// The active users with this e-mail address, two at most: whether it is one person's.
  public List<Person> byEmail(Reads reads, String email) {
    return PeopleSql.byEmail(reads, email);
  }

  /// The active user with this login and password, or null. Takes as long for an unknown login, so
  /// that logins cannot be found out by the clock.
  public @Nullable Person signedIn(Reads reads, String login, String password) {
    var person = byLogin(reads, login);
    var fits = passwords.fit(reads, person == null ? new UserId(0) : person.id(), password);
    return person != null && fits && person.active() ? person : null;
  }

  /// Makes the department the portal file declares, or changes the known one to what the file says.
  public void ensure(Tx tx, Department department) {
    if (departments.ensure(tx, department)) {
      // its employees are found by its name
      find(tx, departments.employees(tx, department)).forEach(person -> words.put(tx, person));
    }
  }

  /// Makes the department of everybody, under this name, where nobody declared it.
  public void ensureCompany(Tx tx, String name) {
    departments.ensureCompany(tx, name);
  }

  /// What the user says of being there from now on.
  public void say(Tx tx, UserId user, Status status) {
    var known = find(tx, user);
    if (known != null) {
      change(tx, known, known.presence().saying(status));
    }
  }

  /// Since when the user's client sees nobody; null: it sees somebody again.
  public void idle(Tx tx, UserId user, @Nullable Instant since) {
    var known = find(tx, user);
    if (known != null) {
      change(tx, known, known.presence().idle(since == null ? null : stored(since)));
    }
  }

  private Instant now() {
    return stored(clock.instant());
  }

  /// A moment as the database keeps it: readers see the same one from memory.
  private static Instant stored(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }

  private void change(Tx tx, Person known, Presence presence) {
    PeopleSql.savePresence(tx, known.id(), presence);
    keep(tx, known.with(presence));
    presences.forEach(listener -> listener.accept(tx, known.id()));
  }

  /// Notes that the user did something just now; writes at most once a minute. Asks the database
  /// nothing: it stands in the way of every message posted.
  public void touch(Tx tx, UserId user) {
    var now = now();
    var last = touched.get(tx, user, t -> null);
    if (last != null && !last.plus(TOUCH_PAUSE).isBefore(now)) {
      return;
    }
    PeopleSql.touch(tx, user, now);
    touched.put(tx, user, now);
    var known = cache.get(tx, user, t -> null);
    if (known == null) {
      committed.forget(tx, user);
    } else {
      keep(tx, known.with(known.presence().seen(now)));
    }
  }

  /// Makes the users of an older store findable by their words; quick when all are.
  public void indexOld(Store store, PortalId portal) {
    words.putOld(store, portal);
  }

  private static Set<DepartmentId> worksIn(Person person) {
    return person.active() ? Set.copyOf(person.departments()) : Set.of();
  }

  private void insert(Tx tx, Person person) {
    PeopleSql.insert(tx, person);
    departments.move(tx, person.id(), Set.of(), worksIn(person));
    words.put(tx, person);
    keep(tx, person);
    if (!person.isBot()) {
      joins.forEach(listener -> listener.accept(tx, person));
      standings.forEach(listener -> listener.accept(tx, person));
    }
  }

  private void update(Tx tx, Person known, Person wanted) {
    if (!wanted.equals(known)) {
      PeopleSql.update(tx, wanted);
      departments.move(tx, wanted.id(), worksIn(known), worksIn(wanted));
      words.put(tx, wanted);
      keep(tx, wanted);
      changes.forEach(listener -> listener.accept(tx, wanted));
      boolean moves = wanted.active() != known.active() || wanted.extranet() != known.extranet();
      if (moves || wanted.admin() != known.admin()) {
        standingChanges(tx, wanted.id());
      }
      if (moves) {
        standings.forEach(listener -> listener.accept(tx, wanted));
      }
    }
  }

  private void standingChanges(Tx tx, UserId user) {
    var portal = tx.portal();
    tx.afterCommit(() -> listeners.forEach(listener -> listener.accept(portal, user)));
  }
}
