package dev.confab.access.rest.admin;

import dev.confab.access.Administrator;
import dev.confab.access.App;
import dev.confab.access.Scope;
import dev.confab.basics.AppId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the applications of the portal, without their secrets.
final class AppList implements RestMethod<AppList.Params, AppList.Shown> {
  private static final int PAGE_MAX = 200;

  private final AppDesk desk;

  AppList(AppDesk desk) {
    this.desk = desk;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`Y`: those that stand for webhook callers, in place of local ones.") @Default("N")
          boolean webhooks,
      @Doc("Only applications with greater ids.") @Nullable AppId after,
      @Doc("Most applications, up to 200.") @Default("50") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The applications.") List<AppCard> apps,
      @Doc("The AFTER of the next page; null on the last.") @Nullable AppId next) {}

  @Override
  public MethodSpec<Params, Shown> spec() {
    return MethodSpec.<Params, Shown>reading("confab.admin.apps.list", Params.class, Shown.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED);
  }

  @Override
  public Shown handle(Call call, Params asked) {
    int limit = Math.clamp(asked.limit(), 1, PAGE_MAX);
    var after = asked.after() == null ? new AppId(0) : asked.after();
    var kind = asked.webhooks() ? App.WEBHOOK : App.LOCAL;
    var page = desk.apps().after(call.reads(), kind, after, limit);
    var next = page.size() == limit ? page.getLast().id() : null;
    return new Shown(page.stream().map(app -> desk.card(call.reads(), app)).toList(), next);
  }
}
