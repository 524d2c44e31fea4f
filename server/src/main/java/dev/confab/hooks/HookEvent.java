package dev.confab.hooks;

import dev.confab.access.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The events an application can listen to; a constant's name is the name of the wire.
public enum HookEvent {
  /// The application was removed.
  ONAPPUNINSTALL(null),
  /// Its installation was finished.
  ONAPPINSTALL(null),
  /// It got a new version.
  ONAPPUPDATE(null),
  /// Its trial or paid period changed.
  ONAPPPAYMENT(null),
  /// It tests its handler.
  ONAPPTEST(null),
  /// An administrator decided on a call that needed one; no method of this server does.
  ONAPPMETHODCONFIRM(null),
  /// Something was queued for it.
  ONOFFLINEEVENT(null),
  /// Somebody joined the portal.
  ONUSERADD(Scope.USER),
  /// Somebody wrote to one of its bots.
  ONIMBOTMESSAGEADD(Scope.IMBOT),
  /// A message one of its bots heard was changed.
  ONIMBOTMESSAGEUPDATE(Scope.IMBOT),
  /// A message one of its bots heard was deleted.
  ONIMBOTMESSAGEDELETE(Scope.IMBOT),
  /// One of its bots was taken into a chat.
  ONIMBOTJOINCHAT(Scope.IMBOT),
  /// One of its bots was removed.
  ONIMBOTDELETE(Scope.IMBOT),
  /// Somebody opened a dialog with one of its bots and gave something along.
  ONIMBOTCONTEXTGET(Scope.IMBOT),
  /// A command of one of its bots was used.
  ONIMCOMMANDADD(Scope.IMBOT);

  private final @Nullable Scope scope;

  HookEvent(@Nullable Scope scope) {
    this.scope = scope;
  }

  /// What an application needs to hear of it; null: nothing.
  public @Nullable Scope scope() {
    return scope;
  }

  /// Whether it tells of something of the portal and not of the application itself: only such an
  /// event can be queued.
  public boolean isOfPortal() {
    return scope != null;
  }

  /// Whether it tells of a message that was just posted. Where it is withheld, the message's misses
  /// say so of the bot.
  boolean isOfNewMessage() {
    return this == ONIMBOTMESSAGEADD || this == ONIMCOMMANDADD;
  }

  /// Whether it is no application's own: only such an event can be told to an outgoing webhook.
  public boolean isForEverybody() {
    return this == ONUSERADD;
  }

  /// Whether whoever has these scopes may hear of it.
  public boolean isOpenTo(Set<String> scopes) {
    return scope == null || scope.isMetBy(scopes);
  }

  /// The event of a name in any case; null when there is none.
  public static @Nullable HookEvent of(String name) {
    var wanted = name.strip().toUpperCase(Locale.ROOT);
    return Stream.of(values())
        .filter(event -> event.name().equals(wanted))
        .findFirst()
        .orElse(null);
  }

  /// The names of those the filter lets through.
  public static List<String> names(Predicate<HookEvent> filter) {
    return Stream.of(values()).filter(filter).map(HookEvent::name).toList();
  }
}
