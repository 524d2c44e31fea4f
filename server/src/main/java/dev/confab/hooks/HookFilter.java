package dev.confab.hooks;

import dev.confab.bots.Subscription;
import org.jspecify.annotations.Nullable;

/// Which handlers a caller wants taken away; what is null is not asked for.
///
/// @param authType the user for whom tokens are issued; 0: whoever causes the event
public record HookFilter(
    @Nullable String event, @Nullable String url, @Nullable Long authType, boolean offline) {

  boolean fits(Hook hook) {
    var user = hook.user() == null ? 0 : hook.user().value();
    return hook.offline() == offline
        && (event == null || hook.event() == HookEvent.of(event))
        && (offline || url == null || hook.url().equals(url))
        && (authType == null || user == authType);
  }

  /// Tokens of a subscription are those of its bot: no user is named.
  boolean fits(Subscription subscription) {
    return !offline
        && (event == null || subscription.event().second().equalsIgnoreCase(event.strip()))
        && (url == null || subscription.url().equals(url))
        && (authType == null || authType == 0);
  }
}
