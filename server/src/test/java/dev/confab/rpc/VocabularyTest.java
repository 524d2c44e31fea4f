package dev.confab.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.Whole;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VocabularyTest {
  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Old(@Nullable String dialogId, @Nullable List<String> users) {}

  record Item(@Nullable String title) {}

  record Fields(@Nullable String message, @Nullable List<Item> items, @Nullable JsonNode attach) {}

  record New(@Nullable String dialogId, @Nullable Fields fields) {}

  record Anything(@Whole JsonNode all) {}

  private static List<String> unknown(Class<? extends Record> type, String json) {
    return Vocabulary.of(MethodSpec.reading("x", type, Boolean.class)).unknown(Json.parse(json));
  }

  @Test
  void keys_of_the_first_generation_are_known_in_any_case() {
    assertThat(unknown(Old.class, "{\"dialog_id\":1,\"USERS\":[1],\"dialogId\":1,\"X\":1}"))
        .containsExactly("dialogId", "X");
  }

  @Test
  void keys_of_the_second_generation_are_known_as_they_are_spelled_and_inside_too() {
    var json =
        """
        {"dialogid":1,"fields":{"mesage":"x","attach":{"any":1},
         "items":[{"title":"a"},{"tittle":"b"}]},"auth_connector":"me"}""";
    assertThat(unknown(New.class, json))
        .containsExactly("dialogid", "fields.mesage", "fields.items.tittle");
  }

  @Test
  void keys_that_stand_beside_an_unknown_one_are_told() {
    var known = Vocabulary.of(MethodSpec.reading("x", New.class, Boolean.class));
    assertThat(known.beside("fields.mesage")).containsExactly("attach", "items", "message");
  }

  @Test
  void a_method_that_reads_the_tree_knows_everything() {
    assertThat(unknown(Anything.class, "{\"whatever\":1}")).isEmpty();
  }

  @Test
  void indexes_of_forms_are_no_keys() {
    assertThat(unknown(New.class, "{\"fields\":{\"items\":{\"0\":{\"title\":\"a\"}}}}")).isEmpty();
  }
}
