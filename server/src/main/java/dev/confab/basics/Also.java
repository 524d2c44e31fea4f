package dev.confab.basics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A second wire key of one component, which counts where the first is absent: what older clients
/// send and the documentation no longer names.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Also {
  /// The key as the wire has it.
  String value();
}
