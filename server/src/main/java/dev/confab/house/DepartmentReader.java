package dev.confab.house;

import dev.confab.house.PortalFile.Branch;
import dev.confab.people.Department;
import dev.confab.people.Departments;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the departments of a portal file, those above before those below. The company is there
/// whether it is named or not.
final class DepartmentReader {
  private static final int NAME_MAX = 255;

  private final YamlMap document;
  private final Set<Long> declared = new HashSet<>();

  DepartmentReader(YamlMap document) {
    this.document = document;
  }

  List<Branch> read() {
    var maps = document.maps("departments");
    if (maps.size() > Departments.OF_PORTAL_MAX) {
      throw document.wrong("departments", "are more than " + Departments.OF_PORTAL_MAX);
    }
    return maps.stream().map(this::branch).toList();
  }

  private Branch branch(YamlMap map) {
    map.knowing("id", "name", "sort", "parent", "head");
    var id = map.id("id");
    if (declared.contains(id)) {
      throw map.wrong("id", id + " is already another department's");
    }
    map.needed("name");
    var name = PortalReader.fitting(map, "name", "", NAME_MAX);
    var sort = map.number("sort");
    var branch =
        new Branch(id, name, sort == null ? Department.SORT : sort, parent(map, id), head(map));
    declared.add(id);
    return branch;
  }

  private @Nullable Long parent(YamlMap map, long id) {
    var isCompany = id == Department.COMPANY.value();
    if (!map.has("parent")) {
      return isCompany ? null : Department.COMPANY.value();
    }
    if (isCompany) {
      throw map.wrong("parent", "cannot be said of department 1, which is the company");
    }
    var parent = map.id("parent");
    if (!isKnown(parent)) {
      throw map.wrong("parent", parent + " is not among the departments above this one");
    }
    return parent;
  }

  private @Nullable Long head(YamlMap map) {
    if (!map.has("head")) {
      return null;
    }
    var head = map.id("head");
    var wanted = Long.toString(head);
    if (document.maps("users").stream().noneMatch(user -> user.text("id", "").equals(wanted))) {
      throw map.wrong("head", head + " is not among the users of this file");
    }
    return head;
  }

  private boolean isKnown(long department) {
    return department == Department.COMPANY.value() || declared.contains(department);
  }

  /// Where a user works: where the entry says, else for the company as such.
  List<Long> of(YamlMap user, boolean extranet) {
    var ids = user.ids("departments").stream().distinct().toList();
    if (extranet && !ids.isEmpty()) {
      throw user.wrong("departments", "cannot be given to somebody from outside");
    }
    for (var id : ids) {
      if (!isKnown(id)) {
        throw user.wrong("departments", id + " is not among the departments of this file");
      }
    }
    return extranet || !ids.isEmpty() ? ids : List.of(Department.COMPANY.value());
  }
}
