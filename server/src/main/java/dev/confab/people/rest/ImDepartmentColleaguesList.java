package dev.confab.people.rest;

import static dev.confab.people.PeopleError.INSIDERS_ONLY;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Page;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;

/// Lists whom the caller works with.
/// (api-reference/chats/departments/im-department-colleagues-list.md)
final class ImDepartmentColleaguesList
    implements RestMethod<ImDepartmentColleaguesList.Params, Page<JsonNode>> {
  private static final int PAGE_MAX = 50;

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Whether users are shown with their cards.") @Default("N") boolean userData,
      @Doc("How many to skip.") @Default("0") long offset,
      @Doc("How many at once, at most 50.") @Default("10") long limit) {}

  private final Staff staff;
  private final Requirement im;

  ImDepartmentColleaguesList(Staff staff, Requirement im) {
    this.staff = staff;
    this.im = im;
  }

  @Override
  public MethodSpec<Params, Page<JsonNode>> spec() {
    return MethodSpec.<Params, Page<JsonNode>>reading(
            "im.department.colleagues.list", Params.class, Page.class)
        .needs(im)
        .refusesWith(INSIDERS_ONLY);
  }

  @Override
  public Page<JsonNode> handle(Call call, Params asked) {
    var colleagues = staff.colleagues(call, staff.insider(call));
    var page = Page.within(colleagues, asked.offset(), Math.clamp(asked.limit(), 1, PAGE_MAX));
    var persons = staff.active(call, page.items());
    var shown = staff.shown(call, persons, asked.userData()).values().stream().toList();
    return new Page<>(shown, page.total(), page.next());
  }
}
