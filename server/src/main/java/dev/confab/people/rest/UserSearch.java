package dev.confab.people.rest;

import dev.confab.basics.DepartmentId;
import dev.confab.people.Department;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.Structure;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Page;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Finds persons by the beginnings of words; beyond that it is `user.get`.
/// (api-reference/user/user-search.md)
final class UserSearch implements RestMethod<UserGet.Params, Page<ObjectNode>> {
  private final People people;
  private final UserCards cards;
  private final UserGet get;
  private final Requirement user;

  UserSearch(People people, UserCards cards, UserGet get, Requirement user) {
    this.people = people;
    this.cards = cards;
    this.get = get;
    this.user = user;
  }

  @Override
  public MethodSpec<UserGet.Params, Page<ObjectNode>> spec() {
    return MethodSpec.<UserGet.Params, Page<ObjectNode>>reading(
            "user.search", UserGet.Params.class, Page.class)
        .needs(user);
  }

  @Override
  public Page<ObjectNode> handle(Call call, UserGet.Params asked) {
    var structure = people.departments().structure(call.reads());
    var search =
        UserPhrases.of(
            UserGet.filter(asked),
            call.caller().scopes(),
            cards.zone(call),
            person -> departments(structure, person));
    var phrase = search.phrase();
    var among = phrase.isEmpty() ? null : people.search(call.reads(), phrase);
    return get.page(call, asked, search.filter(), among);
  }

  private static String departments(Structure structure, Person person) {
    List<DepartmentId> ids = person.departments();
    return ids.stream()
        .map(structure::find)
        .filter(Objects::nonNull)
        .map(Department::name)
        .collect(Collectors.joining(" "));
  }
}
