package dev.confab.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Also;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Json;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BinderTest {
  enum Color {
    RED,
    DARK_BLUE
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Place(String name, @Nullable Long floor) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Loose(
      @Nullable Boolean flag,
      @Nullable Long number,
      @Nullable String text,
      @Nullable UserId userId,
      @Nullable DialogId dialogId,
      @Nullable Instant time,
      @Nullable Color color,
      @Nullable List<UserId> users,
      @Nullable Place place,
      @Nullable List<Place> places,
      @Nullable JsonNode any) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Strict(
      @OrElse("EMPTY") String text,
      @Default("20") long limit,
      @Default("Y") boolean open,
      long number,
      @Key("odd-Key") @Nullable String odd) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Narrow(
      @Nullable Long number,
      @Nullable List<UserId> users,
      @Nullable @OrElse("ERROR_ARGUMENT") Long named) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Open(@Default("20") long limit, @Default("Y") boolean open) {}

  record Camel(@Nullable String botToken) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Renamed(@Also("ID") @OrElse("EMPTY") String noteId) {}

  private static final Binder<Loose> LOOSE = Binder.of(Loose.class, List.of());
  private static final Binder<Strict> STRICT =
      Binder.of(Strict.class, List.of(TinyServer.NoteError.EMPTY));

  @Test
  void a_method_of_ours_refuses_what_is_there_and_cannot_be_read() {
    var ours =
        Binder.of(MethodSpec.<Narrow, Boolean>reading("confab.it", Narrow.class, Boolean.class));
    var other =
        Binder.of(MethodSpec.<Narrow, Boolean>reading("im.it", Narrow.class, Boolean.class));
    assertThat(ours.bind(Json.parse("{\"NUMBER\": \" \"}"), ZoneOffset.UTC).number()).isNull();
    assertThat(ours.bind(Json.parse("{\"USERS\": [1]}"), ZoneOffset.UTC).users())
        .containsExactly(new UserId(1));
    for (var wrong :
        List.of(
            "{\"NUMBER\": \"x\"}",
            "{\"USERS\": 5}",
            "{\"USERS\": [1, \"x\"]}",
            "{\"NAMED\": \"\"}")) {
      assertThatThrownBy(() -> ours.bind(Json.parse(wrong), ZoneOffset.UTC))
          .as(wrong)
          .isInstanceOf(Refusal.class);
    }
    assertThat(other.bind(Json.parse("{\"NUMBER\": \"x\"}"), ZoneOffset.UTC).number()).isNull();
    assertThat(other.bind(Json.parse("{\"USERS\": [\"x\"]}"), ZoneOffset.UTC).users()).isEmpty();
    assertThatThrownBy(() -> other.bind(Json.parse("{\"NAMED\": \"x\"}"), ZoneOffset.UTC))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void a_method_of_ours_takes_no_default_in_place_of_what_it_cannot_read() {
    var ours = Binder.of(MethodSpec.<Open, Boolean>reading("confab.it", Open.class, Boolean.class));
    var other = Binder.of(MethodSpec.<Open, Boolean>reading("im.it", Open.class, Boolean.class));
    for (var absent : List.of("{}", "{\"LIMIT\": null}", "{\"LIMIT\": \" \"}")) {
      assertThat(ours.bind(Json.parse(absent), ZoneOffset.UTC))
          .as(absent)
          .isEqualTo(new Open(20, true));
    }
    for (var key : List.of("OPEN", "LIMIT")) {
      var wrong = Json.parse("{\"" + key + "\": \"yes\"}");
      assertThatThrownBy(() -> ours.bind(wrong, ZoneOffset.UTC))
          .hasMessage("Argument '" + key + "' is missing or has a wrong type");
      assertThat(other.bind(wrong, ZoneOffset.UTC)).isEqualTo(new Open(20, true));
    }
  }

  @Test
  void a_yes_that_is_left_empty_is_the_default() {
    var other = Binder.of(MethodSpec.<Open, Boolean>reading("im.it", Open.class, Boolean.class));
    assertThat(other.bind(Json.parse("{\"OPEN\": \"\"}"), ZoneOffset.UTC))
        .isEqualTo(new Open(20, true));
    assertThat(other.bind(Json.parse("{\"OPEN\": \"N\"}"), ZoneOffset.UTC))
        .isEqualTo(new Open(20, false));
  }

  @Test
  void an_older_key_counts_where_the_newer_one_is_absent() {
    var renamed = Binder.of(Renamed.class, List.of(TinyServer.NoteError.EMPTY));
    assertThat(renamed.bind(Json.parse("{\"id\": \"7\"}"), ZoneOffset.UTC).noteId()).isEqualTo("7");
    assertThat(renamed.bind(Json.parse("{\"ID\": 7, \"NOTE_ID\": 8}"), ZoneOffset.UTC).noteId())
        .isEqualTo("8");
    assertThatThrownBy(() -> renamed.bind(Json.parse("{}"), ZoneOffset.UTC))
        .isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'Y',true", "'y',true", "1,true", "'1',true", "true,true", "'true',true", "'TRUE',true",
        "'N',false", "'n',false", "0,false", "'0',false", "false,false", "'false',false",
            "'',false",
        "'maybe',", "2,", "[],", "{},", "null,"
      })
  void flags(String wire, @Nullable Boolean value) {
    assertThat(loose("FLAG", wire).flag()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "5,5",
        "'5',5",
        "' 5 ',5",
        "-1,-1",
        "'-1',-1",
        "9223372036854775807,9223372036854775807",
        "9223372036854775808,",
        "'9223372036854775808',",
        "'x',",
        "'',",
        "1.5,",
        "true,",
        "[],",
        "null,"
      })
  void numbers(String wire, @Nullable Long value) {
    assertThat(loose("NUMBER", wire).number()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"'a',a", "5,5", "1.50,1.50", "true,true", "[1],", "{},", "null,"})
  void texts(String wire, @Nullable String value) {
    assertThat(loose("TEXT", wire).text()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"7,7", "'7',7", "0,", "-7,", "'a',", "null,"})
  void ids(String wire, @Nullable Long value) {
    var id = loose("USER_ID", wire).userId();
    assertThat(id == null ? null : id.value()).isEqualTo(value);
  }

  @Test
  void dialogs() {
    assertThat(loose("DIALOG_ID", "\"chat12\"").dialogId())
        .isEqualTo(new DialogId.InChat(new ChatId(12)));
    assertThat(loose("DIALOG_ID", "12").dialogId())
        .isEqualTo(new DialogId.WithUser(new UserId(12)));
    assertThat(loose("DIALOG_ID", "\"12\"").dialogId())
        .isEqualTo(new DialogId.WithUser(new UserId(12)));
    for (var wrong : List.of("\"chat\"", "\"chat0\"", "\"chat-1\"", "\"x\"", "[]", "\"\"", "0")) {
      assertThat(loose("DIALOG_ID", wrong).dialogId()).as(wrong).isNull();
    }
  }

  @Test
  void times() {
    assertThat(loose("TIME", "\"2026-02-26T00:01:26+03:00\"").time())
        .isEqualTo("2026-02-25T21:01:26Z");
    assertThat(loose("TIME", "\"yesterday\"").time()).isNull();
    assertThat(loose("TIME", "\"+999999999-12-31T23:59:59Z\"").time()).isNull();
    assertThat(loose("TIME", "\"-0001-12-31T23:59:59Z\"").time()).isNull();
  }

  @Test
  void constants_in_any_case() {
    assertThat(loose("COLOR", "\"dark_blue\"").color()).isEqualTo(Color.DARK_BLUE);
    assertThat(loose("COLOR", "\"green\"").color()).isNull();
  }

  @Test
  void lists_and_maps_with_numeric_keys_are_the_same() {
    var ids = List.of(new UserId(3), new UserId(5));
    assertThat(loose("USERS", "[3, \"5\"]").users()).isEqualTo(ids);
    assertThat(loose("USERS", "{\"0\": \"3\", \"9\": 5}").users()).isEqualTo(ids);
    assertThat(loose("USERS", "[3, \"x\", 0, null, 5]").users()).isEqualTo(ids);
    assertThat(loose("USERS", "[]").users()).isEmpty();
    assertThat(loose("USERS", "\"3\"").users()).isNull();
  }

  @Test
  void records_in_records() {
    assertThat(loose("PLACE", "{\"Name\": \"Hall\", \"FLOOR\": \"2\"}").place())
        .isEqualTo(new Place("Hall", 2L));
    assertThat(loose("PLACES", "{\"0\": {\"NAME\": \"A\"}, \"1\": {\"NAME\": \"B\"}}").places())
        .containsExactly(new Place("A", null), new Place("B", null));
    assertThat(loose("PLACE", "\"Hall\"").place()).isNull();
  }

  @Test
  void an_empty_list_is_an_empty_map() {
    assertThatThrownBy(() -> loose("PLACE", "[]")).hasMessageContaining("NAME");
  }

  @Test
  void trees_stay_as_they_came() {
    assertThat(loose("ANY", "{\"a\": [1]}").any()).isEqualTo(Json.parse("{\"a\": [1]}"));
  }

  @Test
  void keys_of_the_first_generation_are_read_in_any_case() {
    for (var key : List.of("USER_ID", "user_id", "User_Id")) {
      assertThat(loose(key, "7").userId()).isEqualTo(new UserId(7));
    }
    assertThat(bind(LOOSE, "{\"text\": \"lower\", \"TEXT\": \"exact\"}").text()).isEqualTo("exact");
  }

  @Test
  void keys_of_the_second_generation_are_read_as_they_are() {
    var binder = Binder.of(Camel.class, List.of());
    assertThat(bind(binder, "{\"botToken\": \"t\"}").botToken()).isEqualTo("t");
    assertThat(bind(binder, "{\"BOTTOKEN\": \"t\"}").botToken()).isNull();
  }

  @Test
  void what_is_absent_takes_its_default() {
    var strict = bind(STRICT, "{\"TEXT\": \"t\", \"NUMBER\": 1, \"odd-Key\": \"o\"}");
    assertThat(strict).isEqualTo(new Strict("t", 20, true, 1, "o"));
    var unreadable = "{\"TEXT\": \"t\", \"NUMBER\": 1, \"LIMIT\": \"many\", \"OPEN\": null}";
    assertThat(bind(STRICT, unreadable)).isEqualTo(new Strict("t", 20, true, 1, null));
  }

  @Test
  void what_is_required_refuses_with_its_own_error_and_in_the_order_of_the_record() {
    assertThatThrownBy(() -> bind(STRICT, "{}"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.error()).isEqualTo(TinyServer.NoteError.EMPTY));
    assertThatThrownBy(() -> bind(STRICT, "{\"TEXT\": \"t\", \"NUMBER\": \"x\"}"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.error()).isEqualTo(SystemError.ERROR_ARGUMENT))
        .hasMessage("Argument 'NUMBER' is missing or has a wrong type");
  }

  @Test
  void an_error_that_is_not_declared_cannot_be_named() {
    assertThatThrownBy(() -> Binder.of(Strict.class, List.of())).hasMessageContaining("EMPTY");
  }

  private static Loose loose(String key, String json) {
    return bind(LOOSE, "{\"" + key + "\": " + json.replace('\'', '"') + "}");
  }

  private static <P extends Record> P bind(Binder<P> binder, String json) {
    return binder.bind(Json.parse(json), ZoneOffset.UTC);
  }
}
