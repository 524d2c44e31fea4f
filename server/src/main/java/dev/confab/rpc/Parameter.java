package dev.confab.rpc;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Id;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.Whole;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One parameter of a method as a caller sees it, read off the record the method is bound to. The
/// reference and the check against the contract are made of these.
///
/// @param path its key, with those above it: `PROPERTIES.NAME`
/// @param required whether a call without it is refused
/// @param defaultValue what it reads as when absent; null when nothing is documented
/// @param doc what it means; empty when the record does not say
/// @param type of the component it is read into
public record Parameter(
    String path, boolean required, @Nullable String defaultValue, String doc, Type type) {

  /// All parameters of a record, the nested ones behind the one that holds them.
  public static List<Parameter> of(Class<? extends Record> type) {
    var found = new ArrayList<Parameter>();
    collect(type, "", found);
    return found;
  }

  private static void collect(Class<?> type, String above, List<Parameter> found) {
    var keys = type.getAnnotation(Keys.class);
    var spelling = keys == null ? Keys.Spelling.CAMEL : keys.value();
    for (var component : type.getRecordComponents()) {
      if (component.isAnnotationPresent(Whole.class)) {
        if (component.getType().isRecord()) {
          collect(component.getType(), above, found);
        }
        continue;
      }
      var key = component.getAnnotation(Key.class);
      var path = above + (key == null ? spelling.of(component.getName()) : key.value());
      found.add(of(component, path));
      var inner = component.getType();
      if (inner.isRecord() && !Id.class.isAssignableFrom(inner)) {
        collect(inner, path + ".", found);
      } else if (component.getGenericType() instanceof ParameterizedType list
          && list.getActualTypeArguments()[0] instanceof Class<?> item
          && item.isRecord()
          && !Id.class.isAssignableFrom(item)) {
        collect(item, path + "[].", found);
      }
    }
  }

  private static Parameter of(RecordComponent component, String path) {
    var absent = component.getAnnotation(Default.class);
    var doc = component.getAnnotation(Doc.class);
    var optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new Parameter(
        path,
        !optional && (absent == null || component.isAnnotationPresent(OrElse.class)),
        absent == null ? null : absent.value(),
        doc == null ? "" : doc.value(),
        component.getGenericType());
  }
}
