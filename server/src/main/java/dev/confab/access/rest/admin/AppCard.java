package dev.confab.access.rest.admin;

import dev.confab.access.App;
import dev.confab.basics.AppId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import java.util.List;
import java.util.Set;

/// An application as an administrator sees it. Its secrets are never shown again.
@Keys(Keys.Spelling.LOWER_SNAKE)
record AppCard(
    @Doc("The application.") AppId id,
    @Doc("`local`, or `webhook`: it stands for webhook callers who chose one CLIENT_ID.")
        String kind,
    @Doc("By which it is found.") String clientId,
    @Doc("What it is called.") String title,
    @Doc("What it may do.") Set<String> scopes,
    @Doc("Where its pages are.") String handlerUrl,
    @Doc("Where its installation begins.") String installUrl,
    @Doc("Its version.") long version,
    @Doc("Whether its installation is finished.") boolean installed,
    @Doc("Whether it has no pages.") boolean onlyApi,
    @Doc("Whether its calls are refused.") boolean blocked,
    @Doc("Who may use it; empty: everybody.") List<UserId> allowedUsers,
    @Doc("Whether the portal file declares it, and its next start brings it back.")
        boolean declared) {

  static AppCard of(App app, boolean declared) {
    return new AppCard(
        app.id(),
        app.kind(),
        app.clientId(),
        app.title(),
        app.scopes(),
        app.handlerUrl(),
        app.installUrl(),
        app.version(),
        app.installed(),
        app.onlyApi(),
        app.blocked(),
        List.copyOf(app.allowedUsers()),
        declared);
  }
}
