package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.confab.basics.Doc;
import dev.confab.basics.Id;
import dev.confab.web.DoorSettings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever sends a parameter expects that something comes of it. One that is taken and never looked
/// at says so, and why, where callers read: on the page of its method.
class ParametersReadTest {
  private static final String UNREAD = "Has no effect here: ";

  private static final Set<Class<?>> RECORDS = new LinkedHashSet<>();

  /// The server's own classes, wherever they were compiled to; tests lie elsewhere.
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .importUrl(House.class.getProtectionDomain().getCodeSource().getLocation());

  @BeforeAll
  static void readMethods(@TempDir Path folder) {
    var settings =
        new HouseSettings(
            "jdbc:sqlite:" + folder.resolve("parameters.db"),
            new byte[32],
            new DoorSettings("127.0.0.1", 0, null, DoorSettings.BODY_MAX),
            List.of(),
            true,
            Duration.ZERO,
            InstantSource.system());
    try (var house = House.build(settings)) {
      house.methods().forEach(spec -> collect(spec.params()));
    }
  }

  /// The record and those below it.
  private static void collect(Type type) {
    if (type instanceof ParameterizedType several) {
      Stream.of(several.getActualTypeArguments()).forEach(ParametersReadTest::collect);
    } else if (type instanceof Class<?> one
        && one.isRecord()
        && !Id.class.isAssignableFrom(one)
        && RECORDS.add(one)) {
      Arrays.stream(one.getRecordComponents())
          .map(RecordComponent::getGenericType)
          .forEach(ParametersReadTest::collect);
    }
  }

  @Test
  void every_parameter_is_read_or_its_page_says_why_not() {
    assertThat(named(true)).contains("ImRecentList.Params.limit");
    assertThat(named(false)).isEqualTo(saidToHaveNoEffect());
  }

  /// The components that the server reads somewhere, or nowhere.
  private static Set<String> named(boolean read) {
    return components()
        .filter(component -> read == isRead(component))
        .map(ParametersReadTest::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> saidToHaveNoEffect() {
    return components()
        .filter(component -> component.isAnnotationPresent(Doc.class))
        .filter(component -> component.getAnnotation(Doc.class).value().contains(UNREAD))
        .map(ParametersReadTest::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<RecordComponent> components() {
    return RECORDS.stream().flatMap(record -> Arrays.stream(record.getRecordComponents()));
  }

  private static String name(RecordComponent component) {
    var record = component.getDeclaringRecord();
    return record.getName().replaceAll(".*\\.", "").replace('$', '.') + "." + component.getName();
  }

  private static boolean isRead(RecordComponent component) {
    var record = SERVER.get(component.getDeclaringRecord());
    return !record.getMethod(component.getName()).getAccessesToSelf().isEmpty()
        || isReadWithin(record, component.getName());
  }

  /// Methods of a record read its fields without asking; what every record has does not count.
  private static boolean isReadWithin(JavaClass record, String name) {
    var ofEvery = Set.of(name, "equals", "hashCode", "toString");
    return record.getField(name).getAccessesToSelf().stream()
        .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.GET)
        .anyMatch(access -> !ofEvery.contains(access.getOrigin().getName()));
  }
}
