package dev.confab.people.rest;

import static dev.confab.people.PeopleError.FIND_SHORT;

import dev.confab.basics.Cut;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.rpc.Call;
import dev.confab.rpc.KeyedPage;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Page;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import dev.confab.sql.Reads;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Finds users by the beginnings of words: of their names, their position, their departments.
/// (api-reference/chats/search/im-search-user-list.md)
final class ImSearchUserList implements RestMethod<ImSearchUserList.Params, KeyedPage<FoundUser>> {
  /// Least letters of a phrase.
  private static final int LENGTH_MIN = 2;

  private static final int PAGE_MAX = 50;
  private static final Comparator<Named> BY_NAME =
      Comparator.comparing(Named::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(found -> found.person().id().value());

  /// A person with the name that is put together once and compared often.
  private record Named(Person person, String name) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("What to look for, two letters at least.") @Nullable String find,
      @Doc("Only those who work for the company.") @Default("N") boolean business,
      @Doc("How many to skip.") @Default("0") long offset,
      @Doc("How many at once, at most 50.") @Default("10") long limit) {}

  private final People people;
  private final UserCards cards;
  private final Requirement im;
  private final BiFunction<Reads, Collection<UserId>, Set<UserId>> unlisted;

  ImSearchUserList(
      People people,
      UserCards cards,
      Requirement im,
      BiFunction<Reads, Collection<UserId>, Set<UserId>> unlisted) {
    this.people = people;
    this.cards = cards;
    this.im = im;
    this.unlisted = unlisted;
  }

  @Override
  public MethodSpec<Params, KeyedPage<FoundUser>> spec() {
    return MethodSpec.<Params, KeyedPage<FoundUser>>reading(
            "im.search.user.list", Params.class, KeyedPage.class)
        .needs(im)
        .refusesWith(FIND_SHORT);
  }

  @Override
  public KeyedPage<FoundUser> handle(Call call, Params asked) {
    var phrase = asked.find() == null ? "" : asked.find().strip();
    FIND_SHORT.unless(Cut.length(phrase) >= LENGTH_MIN);
    var me = people.find(call.reads(), call.caller().user());
    if (me == null) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    var matching = people.known(call.reads(), me, people.search(call.reads(), phrase));
    var hidden = unlisted.apply(call.reads(), matching.stream().map(Person::id).toList());
    var found =
        matching.stream()
            .filter(person -> person.active())
            .filter(person -> !hidden.contains(person.id()))
            .filter(person -> !asked.business() || person.isEmployee())
            .map(person -> new Named(person, person.fullName()))
            .sorted(BY_NAME)
            .map(Named::person)
            .toList();
    var page = Page.within(found, asked.offset(), Math.clamp(asked.limit(), 1, PAGE_MAX));
    var shown = new LinkedHashMap<String, FoundUser>();
    cards
        .of(call, page.items())
        .forEach(card -> shown.put(card.id().toString(), FoundUser.of(card)));
    return new KeyedPage<>(shown, found.size(), page.next());
  }
}
