package dev.confab.people.rest.admin;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.portals.Declared;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the people of the portal, blocked ones too, in the order of their ids.
final class PersonList implements RestMethod<PersonList.Params, PersonList.Shown> {
  private static final int PAGE_MAX = 200;

  private final People people;
  private final Declared declared;
  private final Requirement[] needs;

  PersonList(People people, Declared declared, Requirement... needs) {
    this.people = people;
    this.declared = declared;
    this.needs = needs;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Words with which names, position or departments begin, or a whole login.")
          @Nullable String find,
      @Doc("Only people with greater ids.") @Nullable UserId after,
      @Doc("Most people, up to 200.") @Default("50") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The people.") List<StaffCard> people,
      @Doc("The AFTER of the next page; null on the last.") @Nullable UserId next) {}

  @Override
  public MethodSpec<Params, Shown> spec() {
    return MethodSpec.<Params, Shown>reading("confab.admin.people.list", Params.class, Shown.class)
        .needs(needs);
  }

  @Override
  public Shown handle(Call call, Params asked) {
    int limit = Math.clamp(asked.limit(), 1, PAGE_MAX);
    long after = asked.after() == null ? 0 : asked.after().value();
    var page = found(call, asked, after, limit);
    var next = page.size() == limit ? page.getLast().id() : null;
    var portal = call.caller().portal();
    return new Shown(
        page.stream()
            .map(person -> StaffCard.of(person, declared.holds(portal, person.id())))
            .toList(),
        next);
  }

  private List<Person> found(Call call, Params asked, long after, int limit) {
    var phrase = asked.find();
    if (phrase == null || phrase.isBlank()) {
      return people.ascending(call.reads(), after + 1, Long.MAX_VALUE, limit);
    }
    var byLogin = people.byLogin(call.reads(), phrase.strip());
    if (byLogin != null) {
      return after < byLogin.id().value() ? List.of(byLogin) : List.of();
    }
    return people.search(call.reads(), phrase).stream()
        .filter(person -> !person.isBot() && person.id().value() > after)
        .limit(limit)
        .toList();
  }
}
