package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.CommittedCache;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The applications of a portal: those an administrator added, and one for each CLIENT_ID that
/// webhook callers chose, so that a bot always belongs to an application.
public final class Apps {
  /// Applications the writer keeps at hand.
  private static final int CACHED_MAX = 1_000;

  /// Applications kept for readers: each event that is posted asks for its own, and whatever token
  /// a webhook caller shows for a bot is one.
  private static final int COMMITTED_MAX = 10_000;

  /// Longest client id the table holds.
  private static final int CLIENT_ID_MAX = 255;

  /// Begins the client id of what stands for webhook callers, as the original has it.
  private static final String OPEN = "custom";

  /// Begins it where only a hash is kept. Nobody who learns the hash can show it as a `CLIENT_ID`.
  private static final String HIDDEN = "token:";

  /// Tokens of bots at hand: whoever polls shows one each time.
  private static final int TOKENS_MAX = 100_000;

  private static final int APPLICATION_TOKEN_BYTES = 16;

  /// The end of what does not end.
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private final AppsSql sql = new AppsSql();
  private final GrantsSql grants = new GrantsSql();
  private final EndedTokens ended;
  private final InstantSource clock;
  private final CommittedCache<AppId, App> committed;
  private final CommittedCache<String, App> committedByToken;
  private final WriterCache<AppId, App> byId;
  private final WriterCache<String, Optional<App>> byWebhookClient;
  private final List<Consumer<PortalId>> listeners = new CopyOnWriteArrayList<>();
  private final List<AppLife> lives = new CopyOnWriteArrayList<>();
  private final SecureRandom random = new SecureRandom();

  /// The applications of this store.
  public Apps(Store store, InstantSource clock) {
    this.clock = clock;
    this.ended = new EndedTokens(store);
    this.committed = new CommittedCache<>(store, COMMITTED_MAX);
    this.committedByToken = new CommittedCache<>(store, TOKENS_MAX);
    this.byId = new WriterCache<>(store, CACHED_MAX);
    this.byWebhookClient = new WriterCache<>(store, CACHED_MAX);
  }

  /// Registers what must forget what it knows of applications after one changed.
  void onChange(Consumer<PortalId> listener) {
    listeners.add(listener);
  }

  /// Registers who hears what becomes of applications.
  public void onLife(AppLife life) {
    lives.add(life);
  }

  /// An application by id, or null.
  public @Nullable App find(Reads reads, AppId id) {
    return reads instanceof Tx tx
        ? byId.get(tx, id, t -> app(sql.find(t, id)))
        : committed.get(reads, id, () -> app(sql.find(reads, id)));
  }

  /// Those of these applications that there are.
  public List<App> find(Reads reads, Collection<AppId> ids) {
    return sql.among(reads, ids);
  }

  /// An administrator's application by its client id, or null.
  public @Nullable App byClientId(Reads reads, String clientId) {
    return app(sql.byClient(reads, App.LOCAL, clientId));
  }

  /// The application that stands for the webhook callers who chose this CLIENT_ID, or null.
  public @Nullable App ofWebhookCaller(Reads reads, String clientId) {
    if (!(reads instanceof Tx tx)) {
      return committedByToken.get(reads, hidden(clientId), () -> app(stored(reads, clientId)));
    }
    var known =
        byWebhookClient.get(
            tx, hidden(clientId), t -> Optional.ofNullable(app(stored(t, clientId))));
    return known == null ? null : known.orElse(null);
  }

  /// What a `CLIENT_ID` names in one generation of the API, a bot's token names in the other.
  private AppsSql.@Nullable Stored stored(Reads reads, String clientId) {
    var open = sql.byClient(reads, App.WEBHOOK, internal(clientId));
    return open == null ? sql.byClient(reads, App.WEBHOOK, hidden(clientId)) : open;
  }

  /// The application that stands for the webhook callers who show this token of a bot, made when
  /// there is none, with the scopes of the webhook that asked last. Of the token only its hash is
  /// kept.
  public App ofBotToken(Tx tx, String token, Set<String> scopes) {
    return ofWebhookCaller(tx, token, hidden(token), scopes);
  }

  /// Gives what stands for webhook callers another token and another application token; every
  /// access token that was issued for it is dead.
  public void rotate(Tx tx, AppId id, String token) {
    var known = find(tx, id);
    if (known == null) {
      throw new IllegalArgumentException("there is no application " + id);
    }
    byWebhookClient.forget(tx, hiddenOf(known));
    sql.rename(tx, id, hidden(token));
    var renamed =
        new App(
            id,
            known.kind(),
            hidden(token),
            hidden(token),
            known.scopes(),
            known.handlerUrl(),
            known.installUrl(),
            newToken(),
            known.version(),
            known.status(),
            known.installed(),
            known.onlyApi(),
            known.blocked(),
            known.allowedUsers(),
            clock.instant());
    update(tx, new AppsSql.Stored(renamed, "", null));
  }

  /// Ends every access token with which an application acts for this user, for good; those for
  /// others go on.
  public void end(Tx tx, AppId app, UserId user) {
    ended.end(tx, app, user, clock.instant());
    changed(tx);
  }

  /// Whether the application no longer honours this token, which was minted for it.
  boolean isDead(Reads reads, Claims minted, App app) {
    return Tokens.issued(minted).isBefore(app.tokensValidFrom()) || ended.has(reads, minted);
  }

  /// Takes their token from what stands for webhook callers and has nothing left, so that another
  /// may get it. Its access tokens are dead; its row stays for what was told to it.
  public void release(Tx tx, App app) {
    lives.forEach(life -> life.removing(tx, app, true));
    byWebhookClient.forget(tx, hiddenOf(app));
    var released = app.released(App.WEBHOOK + ":" + app.id(), clock.instant());
    sql.rename(tx, app.id(), released.clientId());
    update(tx, new AppsSql.Stored(released, "", null));
  }

  /// The application of a `CLIENT_ID`, made when there is none. Its scopes are those of the webhook
  /// that asked last, so that tokens handed to its bots can do what that webhook can.
  public App ofWebhookCaller(Tx tx, String clientId, Set<String> scopes) {
    return ofWebhookCaller(tx, clientId, internal(clientId), scopes);
  }

  private App ofWebhookCaller(Tx tx, String shown, String kept, Set<String> scopes) {
    var stored = stored(tx, shown);
    if (stored == null) {
      var id = new AppId(tx.nextId(Counter.APP));
      return insert(tx, new AppsSql.Stored(webhookApp(id, kept, scopes), "", null));
    }
    var known = stored.app();
    if (known.scopes().equals(scopes)) {
      return known;
    }
    return update(tx, stored.with(known.with(scopes)));
  }

  /// Makes an administrator's application what the draft says, or creates it. Doing it again
  /// changes nothing but the end of its fixed tokens. An installation that was finished stays
  /// finished, and who was removed comes back with what it kept.
  public App ensure(Tx tx, AppDraft draft) {
    var known = sql.byClient(tx, App.LOCAL, draft.clientId());
    var stored = known == null ? sql.byClient(tx, App.REMOVED, draft.clientId()) : known;
    var app = stored == null ? create(tx, draft) : change(tx, stored, draft);
    grants.forgetAllOf(tx, app.id());
    for (var grant : draft.grants()) {
      fix(tx, app, grant);
    }
    changed(tx);
    tell(tx, known, app, draft.paidUntil());
    return app;
  }

  private void tell(Tx tx, AppsSql.@Nullable Stored before, App app, @Nullable Instant paidUntil) {
    if (app.installed() && (before == null || !before.app().installed())) {
      lives.forEach(life -> life.installed(tx, app, null));
    } else if (before != null && before.app().version() != app.version()) {
      lives.forEach(life -> life.updated(tx, app, before.app().version()));
    }
    if (before != null && paidUntil != null && !paidUntil.equals(before.paidUntil())) {
      lives.forEach(life -> life.paid(tx, app, paidUntil));
    }
  }

  /// Applications of a kind behind this number, in their order.
  public List<App> after(Reads reads, String kind, AppId id, int limit) {
    return sql.after(reads, kind, id, limit).stream().map(AppsSql.Stored::app).toList();
  }

  /// Makes an administrator's application what is said here; its secret stays.
  public void change(Tx tx, App wanted) {
    var stored = sql.find(tx, wanted.id());
    if (stored != null) {
      update(tx, stored.with(wanted));
    }
  }

  /// Gives an administrator's application another secret: what was got with the old one is dead.
  public void changeSecret(Tx tx, AppId id, String secret) {
    var stored = sql.find(tx, id);
    if (stored != null) {
      var app = stored.app().trustedFrom(clock.instant());
      update(tx, new AppsSql.Stored(app, hash(secret), stored.paidUntil()));
    }
  }

  /// Begins the installation of an administrator's application anew: until it is finished, only
  /// administrators see it and its bots hear nothing.
  public void begin(Tx tx, AppId id) {
    var stored = sql.find(tx, id);
    if (stored != null && stored.app().installed()) {
      update(tx, stored.with(stored.app().begun()));
    }
  }

  /// Finishes the installation of an administrator's application; nothing when it is finished.
  public void finish(Tx tx, AppId id, UserId by) {
    var stored = sql.find(tx, id);
    if (stored != null && !stored.app().installed()) {
      var app = update(tx, stored.with(stored.app().finished()));
      lives.forEach(life -> life.installed(tx, app, by));
    }
  }

  /// Removes an administrator's application: its tokens are dead, and whoever keeps something of it
  /// hears of it first.
  ///
  /// @param clean whether what it kept goes too
  public void remove(Tx tx, App app, boolean clean) {
    lives.forEach(life -> life.removing(tx, app, clean));
    var stored = sql.find(tx, app.id());
    if (stored != null) {
      grants.forgetAllOf(tx, app.id());
      update(tx, stored.with(stored.app().removed(clock.instant())));
    }
  }

  /// When the trial or paid period ends; null: never.
  public @Nullable Instant paidUntil(Reads reads, AppId id) {
    var stored = sql.find(reads, id);
    return stored == null ? null : stored.paidUntil();
  }

  /// The administrator's application that proves itself with this secret, or null.
  @Nullable App proven(Reads reads, String clientId, String secret) {
    var stored = sql.byClient(reads, App.LOCAL, clientId);
    return stored != null && Sha256.same(stored.secretHash(), Sha256.hex(secret))
        ? stored.app()
        : null;
  }

  private App create(Tx tx, AppDraft draft) {
    var id = new AppId(tx.nextId(Counter.APP));
    return insert(tx, stored(id, draft, newToken(), Instant.EPOCH));
  }

  /// A new secret means that the old one is no longer trusted, nor what was got with it.
  private App change(Tx tx, AppsSql.Stored stored, AppDraft draft) {
    var known = stored.app();
    var sameSecret = hash(draft.clientSecret()).equals(stored.secretHash());
    var validFrom = sameSecret ? known.tokensValidFrom() : clock.instant();
    var asked = stored(known.id(), draft, known.applicationToken(), validFrom);
    var finished = known.installed() && known.kind().equals(App.LOCAL);
    var wanted = finished ? asked.with(asked.app().finished()) : asked;
    return wanted.equals(stored) ? known : update(tx, wanted);
  }

  /// Makes what stands for the outgoing webhook of this name, or changes its token.
  ///
  /// @param applicationToken null: one is made up the first time and kept
  public App ensureOutgoing(Tx tx, String name, @Nullable String applicationToken) {
    var stored = sql.byClient(tx, App.OUTGOING, name);
    if (stored == null) {
      var id = new AppId(tx.nextId(Counter.APP));
      var token = applicationToken == null ? newToken() : applicationToken;
      return insert(tx, new AppsSql.Stored(outgoingApp(id, name, token), "", null));
    }
    var known = stored.app();
    if (applicationToken == null || applicationToken.equals(known.applicationToken())) {
      return known;
    }
    var changed = outgoingApp(known.id(), name, applicationToken);
    return update(tx, new AppsSql.Stored(changed, "", null));
  }

  /// What stands for the outgoing webhook of this name, or null.
  public @Nullable App byOutgoingName(Reads reads, String name) {
    return app(sql.byClient(reads, App.OUTGOING, name));
  }

  /// Removes an outgoing webhook; its name is free again, and its row stays for what was told to
  /// it.
  public void removeOutgoing(Tx tx, App app) {
    lives.forEach(life -> life.removing(tx, app, true));
    var stored = sql.find(tx, app.id());
    if (stored != null) {
      sql.rename(tx, app.id(), App.OUTGOING + ":" + app.id());
      update(tx, stored.with(stored.app().removed(clock.instant())));
    }
  }

  /// It holds no scopes to call with; those it is given let it hear of everything.
  private static App outgoingApp(AppId id, String name, String token) {
    return silentApp(id, App.OUTGOING, name, Set.copyOf(Scope.wires()), token);
  }

  private static AppsSql.Stored stored(
      AppId id, AppDraft draft, String tokenWhenAbsent, Instant tokensValidFrom) {
    var token = draft.applicationToken() == null ? tokenWhenAbsent : draft.applicationToken();
    var app =
        new App(
            id,
            App.LOCAL,
            draft.clientId(),
            draft.title(),
            draft.scopes(),
            draft.handlerUrl(),
            draft.installUrl(),
            token,
            draft.version(),
            draft.status(),
            draft.installed(),
            draft.onlyApi(),
            draft.blocked(),
            draft.allowedUsers(),
            tokensValidFrom);
    return new AppsSql.Stored(app, hash(draft.clientSecret()), draft.paidUntil());
  }

  private static String hash(@Nullable String secret) {
    return secret == null ? "" : Sha256.hex(secret);
  }

  private App webhookApp(AppId id, String clientId, Set<String> scopes) {
    return silentApp(id, App.WEBHOOK, clientId, scopes, newToken());
  }

  /// An application that nobody opens and that proves itself with nothing.
  private static App silentApp(
      AppId id, String kind, String clientId, Set<String> scopes, String token) {
    return new App(
        id,
        kind,
        clientId,
        clientId,
        scopes,
        "",
        "",
        token,
        1,
        "L",
        true,
        true,
        false,
        Set.of(),
        Instant.EPOCH);
  }

  private void fix(Tx tx, App app, AppDraft.Grant grant) {
    var lasts = grant.expiresIn();
    var accessEnds = lasts == null ? NEVER : clock.instant().plus(lasts);
    fix(tx, app, grant.user(), Claims.Kind.ACCESS, grant.accessToken(), accessEnds);
    fix(tx, app, grant.user(), Claims.Kind.REFRESH, grant.refreshToken(), NEVER);
  }

  private void fix(
      Tx tx, App app, UserId user, Claims.Kind kind, @Nullable String token, Instant ends) {
    if (token != null) {
      grants.fix(tx, token, new Claims(kind, tx.portal(), app.id(), user, ends));
    }
  }

  private App insert(Tx tx, AppsSql.Stored stored) {
    sql.insert(tx, stored);
    return keep(tx, stored.app());
  }

  private App update(Tx tx, AppsSql.Stored stored) {
    sql.update(tx, stored);
    changed(tx);
    return keep(tx, stored.app());
  }

  private App keep(Tx tx, App app) {
    byId.put(tx, app.id(), app);
    if (app.kind().equals(App.WEBHOOK)) {
      byWebhookClient.put(tx, hiddenOf(app), Optional.of(app));
    }
    return app;
  }

  private void changed(Tx tx) {
    committed.forgetAll(tx);
    committedByToken.forgetAll(tx);
    tx.afterCommit(() -> listeners.forEach(listener -> listener.accept(tx.portal())));
  }

  private String newToken() {
    var bytes = new byte[APPLICATION_TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static @Nullable App app(AppsSql.@Nullable Stored stored) {
    return stored == null ? null : stored.app();
  }

  /// The original's own spelling; a text too long for the column is named by its hash.
  private static String internal(String clientId) {
    var whole = OPEN + clientId;
    return whole.length() <= CLIENT_ID_MAX ? whole : hidden(clientId);
  }

  private static String hidden(String clientId) {
    return HIDDEN + Sha256.hex(clientId);
  }

  /// The key under which it is at hand: a `CLIENT_ID` is stored as it is, a token hidden already.
  private static String hiddenOf(App app) {
    var stored = app.clientId();
    return stored.startsWith(HIDDEN) ? stored : hidden(stored.substring(OPEN.length()));
  }
}
