package dev.confab.people.rest;

import static dev.confab.people.PeopleError.FIND_SHORT;

import dev.confab.basics.Cut;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.people.Words;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Page;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;

/// Finds departments by the beginnings of words of their full names.
/// (api-reference/chats/search/im-search-department-list.md)
final class ImSearchDepartmentList
    implements RestMethod<ImSearchDepartmentList.Params, Page<DepartmentCard>> {
  /// Shorter phrases find everything.
  private static final int LENGTH_MIN = 2;

  private static final int PAGE_MAX = 50;

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("What to look for; of one letter or none: all departments.") @OrElse("FIND_SHORT")
          String find,
      @Doc("Whether the departments' heads are shown with their cards.") @Default("N")
          boolean userData,
      @Doc("How many to skip.") @Default("0") long offset,
      @Doc("How many at once, at most 50.") @Default("10") long limit) {}

  private final Staff staff;
  private final Requirement im;

  ImSearchDepartmentList(Staff staff, Requirement im) {
    this.staff = staff;
    this.im = im;
  }

  @Override
  public MethodSpec<Params, Page<DepartmentCard>> spec() {
    return MethodSpec.<Params, Page<DepartmentCard>>reading(
            "im.search.department.list", Params.class, Page.class)
        .needs(im)
        .refusesWith(FIND_SHORT);
  }

  @Override
  public Page<DepartmentCard> handle(Call call, Params asked) {
    var phrase = asked.find().strip();
    var all = Cut.length(phrase) < LENGTH_MIN;
    var structure = staff.structureFor(call);
    var found =
        structure.all().stream()
            .filter(one -> all || Words.begin(structure.fullName(one), phrase))
            .toList();
    var page = Page.within(found, asked.offset(), Math.clamp(asked.limit(), 1, PAGE_MAX));
    var shown = staff.cards(call, page.items(), structure, asked.userData());
    return new Page<>(shown, page.total(), page.next());
  }
}
