package dev.confab.people.rest;

import static dev.confab.people.PeopleError.DEPARTMENT_ID_EMPTY;
import static dev.confab.people.PeopleError.INSIDERS_ONLY;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.people.Department;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.Structure;
import dev.confab.rpc.Call;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the methods on departments have in common: who may ask, and how answers show people.
final class Staff {
  private final People people;
  private final UserCards cards;

  Staff(People people, UserCards cards) {
    this.people = people;
    this.cards = cards;
  }

  /// The caller, who must work for the company.
  Person insider(Call call) {
    var me = people.find(call.reads(), call.caller().user());
    if (me == null || !me.isEmployee()) {
      throw INSIDERS_ONLY.refuse();
    }
    return me;
  }

  Structure structure(Call call) {
    return people.departments().structure(call.reads());
  }

  /// The structure as the caller may see it: who comes from outside sees none of it.
  Structure structureFor(Call call) {
    var me = people.find(call.reads(), call.caller().user());
    return me != null && me.isEmployee() ? structure(call) : Structure.NONE;
  }

  /// The active colleagues of a person.
  List<UserId> colleagues(Call call, Person person) {
    return people.departments().colleagues(call.reads(), person);
  }

  /// Those of these departments that there are.
  List<Department> named(Call call, List<Long> ids) {
    var structure = structure(call);
    return ids.stream()
        .map(id -> structure.find(new DepartmentId(id)))
        .filter(Objects::nonNull)
        .toList();
  }

  List<UserId> employees(Call call, Department department) {
    return people.departments().employees(call.reads(), department);
  }

  /// Who belongs to each of the departments an insider names.
  JsonNode ofEach(
      Call call,
      @Nullable JsonNode named,
      boolean asCards,
      Function<Department, Collection<UserId>> members) {
    var ids = IdList.read(named);
    if (ids == null) {
      throw DEPARTMENT_ID_EMPTY.refuse();
    }
    insider(call);
    var found = new LinkedHashMap<String, JsonNode>();
    for (var department : named(call, ids)) {
      var persons = active(call, members.apply(department));
      found.put(department.id().toString(), shown(call, persons, asCards));
    }
    return Json.map(found);
  }

  List<Person> active(Call call, Collection<UserId> users) {
    return people.find(call.reads(), users).stream().filter(Person::active).toList();
  }

  /// Users as a list of cards, or of ids alone.
  JsonNode shown(Call call, List<Person> persons, boolean asCards) {
    return Json.tree(asCards ? cards.of(call, persons) : persons.stream().map(Person::id).toList());
  }

  /// The cards of departments, with those of who leads them where wanted.
  List<DepartmentCard> cards(
      Call call, List<Department> departments, Structure structure, boolean withHeads) {
    var heads = heads(call, departments);
    var shown =
        withHeads
            ? cards.of(call, List.copyOf(heads.values())).stream()
                .collect(Collectors.toMap(UserCard::id, Function.identity()))
            : Map.<UserId, UserCard>of();
    return departments.stream()
        .map(
            department -> {
              var named = department.head();
              var head = named == null || !heads.containsKey(named) ? null : named;
              return new DepartmentCard(
                  department.id(),
                  department.name(),
                  structure.fullName(department),
                  head == null ? 0 : head.value(),
                  head == null ? null : shown.get(head));
            })
        .toList();
  }

  /// Who leads these departments: who is blocked leads none.
  private Map<UserId, Person> heads(Call call, List<Department> departments) {
    var ids = departments.stream().map(Department::head).filter(Objects::nonNull).toList();
    return active(call, ids).stream().collect(Collectors.toMap(Person::id, Function.identity()));
  }
}
