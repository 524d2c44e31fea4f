package dev.confab.basics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The wire key of one component, where the record's spelling does not give it. Stands on the
/// accessor too, which is where the JSON mapper looks.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Key {
  /// The key as the wire has it.
  String value();
}
