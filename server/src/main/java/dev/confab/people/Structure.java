package dev.confab.people;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The departments of a portal and how they hang together.
public final class Structure {
  /// No departments at all.
  public static final Structure NONE = new Structure(List.of());

  /// Deepest structure that is followed.
  private static final int DEPTH_MAX = 100;

  private final Map<DepartmentId, Department> departments = new LinkedHashMap<>();
  private final Map<DepartmentId, List<Department>> parts = new HashMap<>();

  Structure(List<Department> all) {
    for (var department : all) {
      departments.put(department.id(), department);
      var parent = department.parent();
      if (parent != null) {
        parts.computeIfAbsent(parent, id -> new ArrayList<>()).add(department);
      }
    }
  }

  /// All departments, in the order of their ids.
  public List<Department> all() {
    return List.copyOf(departments.values());
  }

  /// The department of this id; null when there is none.
  public @Nullable Department find(DepartmentId id) {
    return departments.get(id);
  }

  /// The name with those of the departments above: `Sales / Company`.
  public String fullName(Department department) {
    return chain(department).stream().map(Department::name).collect(Collectors.joining(" / "));
  }

  private List<Department> chain(Department department) {
    var chain = new ArrayList<Department>();
    @Nullable Department above = department;
    while (above != null && chain.size() < DEPTH_MAX) {
      chain.add(above);
      var parent = above.parent();
      above = parent == null ? null : departments.get(parent);
    }
    return chain;
  }

  /// The departments a user leads, and all that are parts of them.
  public Set<DepartmentId> ledBy(UserId head) {
    var led = new LinkedHashSet<DepartmentId>();
    for (var department : departments.values()) {
      if (head.equals(department.head())) {
        collect(department.id(), led);
      }
    }
    return led;
  }

  private void collect(DepartmentId id, Set<DepartmentId> into) {
    var left = new ArrayList<>(List.of(id));
    while (!left.isEmpty()) {
      var next = left.removeLast();
      if (into.add(next)) {
        parts.getOrDefault(next, List.of()).forEach(part -> left.add(part.id()));
      }
    }
  }

  /// Everybody who leads a department.
  public Set<UserId> heads() {
    var heads = new LinkedHashSet<UserId>();
    for (var department : departments.values()) {
      var head = department.head();
      if (head != null) {
        heads.add(head);
      }
    }
    return heads;
  }
}
