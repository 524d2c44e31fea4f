package dev.confab.house.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemasTest {
  record Inner(@Doc("How many.") @Default("50") long limit, @Default("") String text) {}

  record Outer(@Doc("What is asked.") Inner one, List<Inner> many) {}

  @Test
  void what_stands_within_a_map_is_told_as_what_stands_outside() {
    var inner =
        """
        {"type":"object","properties":{
          "limit":{"type":"integer","description":"How many.","default":"50"},
          "text":{"type":"string"}}""";
    var outer =
        """
        {"type":"object","properties":{"one":%s,"description":"What is asked."},
          "many":{"type":"array","items":%s}}}}"""
            .formatted(inner, inner);
    assertThat(Schemas.of(Outer.class)).isEqualTo(Json.parse(outer));
  }
}
