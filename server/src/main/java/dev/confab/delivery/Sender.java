package dev.confab.delivery;

import dev.confab.access.IssuedTokens;
import dev.confab.access.Tokens;
import dev.confab.basics.FormWriter;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.sql.Reads;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who sends one body: the portal and the application of its event, with tokens issued now.
public final class Sender {
  private final Standing standing;
  private final Tokens mint;
  private final NamedBots named;
  private final Reads reads;
  private final Event event;
  private final Instant now;

  Sender(Standing standing, Tokens mint, NamedBots named, Reads reads, Event event, Instant now) {
    this.standing = standing;
    this.mint = mint;
    this.named = named;
    this.reads = reads;
    this.event = event;
    this.now = now;
  }

  /// What is told.
  public Event event() {
    return event;
  }

  /// Where it happened.
  public PortalId portal() {
    return standing.portal().id();
  }

  /// Where the portal is reached, without a slash at its end.
  public String base() {
    return standing.base();
  }

  /// What names the application to others.
  public String application() {
    return standing.app().nameForOthers();
  }

  /// Whether this is a bot of the application, so that tokens of it may be sent along.
  public boolean belongs(@Nullable UserId bot) {
    return named.belongs(reads, event, bot);
  }

  /// Tokens with which the handler may call as this user.
  public IssuedTokens issue(UserId user) {
    return mint.issue(portal(), standing.app(), user, now);
  }

  /// Writes all that a handler needs to call as a bot, but for what it shows of itself.
  public void bot(FormWriter form, UserId bot, IssuedTokens issued) {
    access(form, issued);
    place(form);
    form.put("refresh_token", issued.refreshToken());
    form.put("user_id", bot.toString());
  }

  /// Writes a token and for how long it works.
  public void access(FormWriter form, IssuedTokens issued) {
    form.put("access_token", issued.accessToken());
    life(form, issued);
  }

  void life(FormWriter form, IssuedTokens issued) {
    form.put("expires", Long.toString(issued.expires().getEpochSecond()));
    var left = Duration.between(now, issued.expires()).plusMillis(500).toSeconds();
    form.put("expires_in", Long.toString(left));
  }

  /// Writes where the event comes from.
  public void place(FormWriter form) {
    form.put(standing.scope());
    form.put(standing.domain());
    form.put(standing.serverEndpoint());
    form.put(standing.status());
    form.put(standing.clientEndpoint());
    form.put(standing.memberId());
  }

  /// Writes the application's id.
  public void clientId(FormWriter form) {
    form.put(standing.clientId());
  }

  /// Writes what shows the handler that the event is ours.
  public void applicationToken(FormWriter form) {
    form.put(standing.applicationToken());
  }

  Standing standing() {
    return standing;
  }
}
