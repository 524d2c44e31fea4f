package dev.confab.house.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  record Card(
      @Doc("Whose.") @Nullable String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long left,
      List<@Nullable Long> many,
      boolean all) {}

  @SuppressWarnings("unused")
  private static @Nullable Card card;

  @Test
  void an_answer_says_what_can_be_null_and_what_can_be_missing() throws NoSuchFieldException {
    var type = SchemasTest.class.getDeclaredField("card").getAnnotatedType();
    assertThat(Schemas.answered(type))
        .isEqualTo(
            Json.parse(
                """
                {"type":["object","null"],"properties":{
                  "name":{"type":["string","null"],"description":"Whose."},
                  "left":{"type":"integer"},
                  "many":{"type":"array","items":{"type":["integer","null"]}},
                  "all":{"type":"boolean"}},
                  "required":["name","many","all"]}"""));
  }
}
