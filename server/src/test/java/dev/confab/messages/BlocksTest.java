package dev.confab.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class BlocksTest {
  private static final String STORED = "{\"ATTACH\":[{\"BLOCKS\":[{\"MESSAGE\":\"hi\"}]}]}";

  @Test
  void every_notation_of_an_attachment_is_kept_in_one_form() {
    assertThat(attach("[{\"MESSAGE\":\"hi\"}]")).isEqualTo(STORED);
    assertThat(attach("{\"BLOCKS\":[{\"MESSAGE\":\"hi\"}]}")).isEqualTo(STORED);
    assertThat(attach("{\"0\":{\"MESSAGE\":\"hi\"}}")).isEqualTo(STORED);
    assertThat(attach("{\"MESSAGE\":\"hi\"}")).isEqualTo(STORED);
    var quoted = StringNode.valueOf("[{\"MESSAGE\":\"hi\"}]");
    assertThat(String.valueOf(Blocks.read(quoted, null, null, BlockRules.BOT))).isEqualTo(STORED);
  }

  @Test
  void a_form_is_read_like_json() {
    var form = Json.mapper().createObjectNode();
    PhpForm.read("ATTACH[0][MESSAGE]=reply&ATTACH[1][GRID][0][NAME]=n&KEYBOARD[0][TEXT]=Go", form);
    var read = Blocks.read(form.get("ATTACH"), form.get("KEYBOARD"), null, BlockRules.BOT);
    assertThat(String.valueOf(read))
        .isEqualTo(
            "{\"ATTACH\":[{\"BLOCKS\":[{\"MESSAGE\":\"reply\"},{\"GRID\":[{\"NAME\":\"n\"}]}]}],"
                + "\"KEYBOARD\":{\"BUTTONS\":[{\"TEXT\":\"Go\"}]}}");
  }

  @Test
  void empty_and_n_mean_none() {
    assertThat(Blocks.read(StringNode.valueOf(""), StringNode.valueOf("N"), null, BlockRules.BOT))
        .isNull();
    assertThat(Blocks.read(Json.parse("[]"), null, Json.parse("{}"), BlockRules.BOT)).isNull();
  }

  @Test
  void a_button_without_text_breaks_the_line_or_is_wrong() {
    var newline = Json.parse("[{\"TYPE\":\"NEWLINE\"}]");
    assertThat(Blocks.read(null, newline, null, BlockRules.BOT)).isNotNull();
    refuses(null, "[{\"LINK\":\"http://a\"}]", null, MessageError.KEYBOARD_WRONG);
  }

  @Test
  void what_has_no_known_form_is_refused_by_name() {
    refuses("[{\"NONSENSE\":1}]", null, null, MessageError.ATTACH_WRONG);
    refuses("[1,2]", null, null, MessageError.ATTACH_WRONG);
    refuses("\"{not json\"", null, null, MessageError.ATTACH_WRONG);
    refuses("[{\"MESSAGE\":{\"a\":1}}]", null, null, MessageError.ATTACH_WRONG);
    refuses(null, "true", null, MessageError.KEYBOARD_WRONG);
    refuses(null, null, "[{\"TEXT\":\"\"}]", MessageError.MENU_WRONG);
  }

  @Test
  void what_is_too_large_is_refused_by_name() {
    var large = "[{\"MESSAGE\":\"" + "x".repeat(BlockRules.BYTES_MAX) + "\"}]";
    refuses(large, null, null, MessageError.ATTACH_OVERSIZE);
    refuses(null, large, null, MessageError.KEYBOARD_OVERSIZE);
    refuses(null, null, large, MessageError.MENU_OVERSIZE);
  }

  @Test
  void every_block_keeps_the_fields_it_has_and_a_list_of_its_items() {
    assertThat(
            attach(
                """
                {"ID": "1", "COLOR_TOKEN": "ALERT", "COLOR": "#29619b", "OTHER": 1, "BLOCKS": [
                  {"USER": {"NAME": "John", "AVATAR": "https://a.b/i.png", "AVATAR_TYPE": "BOT"}},
                  {"LINK": {"LINK": "https://a.b", "WIDTH": "1000", "HEIGHT": 638, "DESC": "d"}},
                  {"MESSAGE": "[B]hi[/B]"},
                  {"DELIMITER": {"SIZE": 300, "COLOR": "#c6c6c6"}},
                  {"DELIMITER": true},
                  {"GRID": [{"DISPLAY": "row", "NAME": "n", "VALUE": 5, "COLOR": "red"}]},
                  {"IMAGE": {"0": {"LINK": "/upload/a.png"}}},
                  {"FILE": [{"NAME": "a", "LINK": "https://a.b/a", "SIZE": 15}]}]}"""))
        .isEqualTo(
            "{\"ATTACH\":[{\"ID\":1,\"COLOR_TOKEN\":\"alert\",\"COLOR\":\"#29619b\",\"BLOCKS\":["
                + "{\"USER\":[{\"NAME\":\"John\",\"AVATAR\":\"https://a.b/i.png\","
                + "\"AVATAR_TYPE\":\"BOT\"}]},"
                + "{\"LINK\":[{\"LINK\":\"https://a.b\",\"DESC\":\"d\",\"WIDTH\":1000,"
                + "\"HEIGHT\":638}]},"
                + "{\"MESSAGE\":\"[B]hi[/B]\"},"
                + "{\"DELIMITER\":{\"SIZE\":300,\"COLOR\":\"#c6c6c6\"}},"
                + "{\"DELIMITER\":{\"SIZE\":200}},"
                + "{\"GRID\":[{\"DISPLAY\":\"ROW\",\"NAME\":\"n\",\"VALUE\":\"5\"}]},"
                + "{\"IMAGE\":[{\"LINK\":\"/upload/a.png\"}]},"
                + "{\"FILE\":[{\"LINK\":\"https://a.b/a\",\"NAME\":\"a\",\"SIZE\":15}]}]}]}");
  }

  @Test
  void what_shows_nothing_is_passed_over_beside_what_does() {
    assertThat(attach("[{\"NONSENSE\":1},{\"LINK\":{\"NAME\":\"no link\"}},{\"MESSAGE\":\"hi\"}]"))
        .isEqualTo(STORED);
    refuses("[{\"IMAGE\":{\"LINK\":\"javascript:x\"}}]", null, null, MessageError.ATTACH_WRONG);
  }

  @Test
  void a_button_does_one_thing_and_has_its_looks() {
    var keys =
        """
        {"BOT_ID": "39", "BUTTONS": [
          {"TEXT": " Go ", "LINK": "https://a.b", "COMMAND": "x", "BG_COLOR": "#29619b"},
          {"TYPE": "NEWLINE"},
          {"TEXT": "Ask", "COMMAND": "ask", "COMMAND_PARAMS": "me", "BLOCK": "Y",
           "DISPLAY": "line", "WIDTH": 50, "BG_COLOR_TOKEN": "primary", "DISABLED": "N"},
          {"TEXT": "Put", "ACTION": "put", "ACTION_VALUE": "/help", "BLOCK": "Y",
           "CONTEXT": "DESKTOP", "TEXT_COLOR": "red"},
          {"TEXT": "Nothing", "ACTION": "SEND"}]}""";
    assertThat(String.valueOf(Blocks.read(null, Json.parse(keys), null, BlockRules.BOT)))
        .isEqualTo(
            "{\"KEYBOARD\":{\"BOT_ID\":39,\"BUTTONS\":["
                + "{\"TEXT\":\"Go\",\"LINK\":\"https://a.b\",\"BG_COLOR\":\"#29619b\"},"
                + "{\"TYPE\":\"NEWLINE\"},"
                + "{\"TEXT\":\"Ask\",\"COMMAND\":\"ask\",\"COMMAND_PARAMS\":\"me\",\"BLOCK\":\"Y\","
                + "\"DISPLAY\":\"LINE\",\"WIDTH\":50,\"BG_COLOR_TOKEN\":\"primary\"},"
                + "{\"TEXT\":\"Put\",\"ACTION\":\"PUT\",\"ACTION_VALUE\":\"/help\","
                + "\"CONTEXT\":\"DESKTOP\"},"
                + "{\"TEXT\":\"Nothing\"}]}}");
  }

  @Test
  void a_change_tells_what_stays_from_what_is_taken_away() {
    var none = StringNode.valueOf("N");
    var menu = Json.parse("[{\"TEXT\":\"Go\"}]");
    assertThat(Blocks.patch(null, none, menu, BlockRules.PERSON).toString())
        .isEqualTo("{\"KEYBOARD\":null,\"MENU\":{\"ITEMS\":[{\"TEXT\":\"Go\"}]}}");
    assertThat(Blocks.patch(null, null, null, BlockRules.PERSON)).isEmpty();
  }

  @Test
  void bots_are_measured_in_bytes_and_people_in_characters() {
    var text = Json.parse("[{\"MESSAGE\":\"" + "я".repeat(20_000) + "\"}]");
    assertThat(Blocks.read(text, null, null, BlockRules.PERSON)).isNotNull();
    refuses(text.toString(), null, null, MessageError.ATTACH_OVERSIZE);
  }

  private static String attach(String json) {
    ObjectNode read = Blocks.read(Json.parse(json), null, null, BlockRules.BOT);
    return String.valueOf(read);
  }

  private static void refuses(String attach, String keyboard, String menu, MessageError error) {
    assertThatThrownBy(() -> Blocks.read(node(attach), node(keyboard), node(menu), BlockRules.BOT))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.error()).isEqualTo(error));
  }

  private static JsonNode node(String json) {
    return json == null ? null : Json.parse(json);
  }
}
