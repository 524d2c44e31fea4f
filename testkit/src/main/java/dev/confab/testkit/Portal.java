package dev.confab.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the hall of a test class begins with.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Portal {
  /// A portal file.
  String yaml();
}
