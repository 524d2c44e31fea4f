package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.inspect.BotFiles;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists bots with all that is known of each: an administrator's webhook or browser those of the
/// portal, an application its own.
final class BotsList implements RestMethod<BotsList.Params, BotsList.Shown> {
  private static final int PAGE_MAX = 200;

  private final Lookout lookout;
  private final BotFiles files;

  BotsList(Lookout lookout, BotFiles files) {
    this.lookout = lookout;
    this.files = files;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Only bots with this in their name or code, or with this id.") @Nullable String find,
      @Doc("Only bots with greater ids.") @Nullable UserId after,
      @Doc("Most bots, up to 200.") @Default("50") long limit,
      @Doc("Language of their commands' titles.") @Default("en") String languageId) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The bots.") List<BotFileCard> bots,
      @Doc("The AFTER of the next page; null on the last.") @Nullable UserId next) {}

  @Override
  public MethodSpec<Params, Shown> spec() {
    return MethodSpec.<Params, Shown>reading("confab.bots.list", Params.class, Shown.class)
        .needs(Scope.CONFAB)
        .refusesWith(InspectError.NOT_ALLOWED);
  }

  @Override
  public Shown handle(Call call, Params asked) {
    var sight = lookout.sight(call.reads(), call.caller());
    int limit = Math.clamp(asked.limit(), 1, PAGE_MAX);
    var after = asked.after() == null ? new UserId(0) : asked.after();
    var page = files.after(call.reads(), sight, after, asked.find(), limit);
    var next = page.size() == limit ? page.getLast().bot().id() : null;
    var cards = page.stream().map(file -> BotFileCard.of(file, asked.languageId())).toList();
    return new Shown(cards, next);
  }
}
