package dev.confab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// The left columns are what PHP 8 gives for the right ones, and the other way round.
class PhpFormTest {
  private static final long SEED = 20261122;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=b | {'a':'b'}",
        "a=b&a=c | {'a':'c'}",
        "a | {'a':''}",
        "a= | {'a':''}",
        "=b&&& | {}",
        "a=b=c | {'a':'b=c'}",
        "a[]=1&a[]=2 | {'a':{'0':'1','1':'2'}}",
        "a[5]=1&a[]=2&a[x]=3&a[]=4 | {'a':{'5':'1','6':'2','x':'3','7':'4'}}",
        "a[b][0][c]=d | {'a':{'b':{'0':{'c':'d'}}}}",
        "a%5Bb%5D=c%26d | {'a':{'b':'c&d'}}",
        "a[][x]=1&a[][x]=2 | {'a':{'0':{'x':'1'},'1':{'x':'2'}}}",
        "a=1&a[b]=2 | {'a':{'b':'2'}}",
        "a[b]=1&a=2 | {'a':'2'}",
        "a.b=1&c+d=2 | {'a_b':'1','c_d':'2'}",
        "a[b.c]=1 | {'a':{'b.c':'1'}}",
        "+a=1 | {'a':'1'}",
        "a[b=1 | {'a_b':'1'}",
        "a[b]c=1 | {'a':{'b':'1'}}",
        "a=%D0%81%F0%9F%A4%96+%2B | {'a':'Ё🤖 +'}",
        "a=%zz%4&b=100% | {'a':'%zz%4','b':'100%'}",
      })
  void reads_as_php_does(String form, String tree) {
    assertThat(read(form)).isEqualTo(tree(tree));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=b&c=1 | {'a':'b','c':1}",
        "a%5B0%5D=x&a%5B1%5D=y | {'a':['x','y']}",
        "a%5Bb%5D%5Bc+d%5D=1 | {'a':{'b':{'c d':'1'}}}",
        "t=1&f=0&z=2 | {'t':true,'f':false,'n':null,'e':[],'o':{},'z':2}",
        "a=%7E-_.%2A%28%29+%2B | {'a':'~-_.*() +'}",
        "a=%D0%81%F0%9F%A4%96 | {'a':'Ё🤖'}",
        "a=1.5 | {'a':1.5}",
      })
  void writes_as_http_build_query_does(String form, String tree) {
    assertThat(PhpForm.write(tree(tree))).isEqualTo(form);
  }

  @Test
  void what_was_written_is_read_back() {
    var random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      var tree = randomTree(random, 4);
      assertThat(read(PhpForm.write(tree))).as("seed %d, round %d", SEED, i).isEqualTo(tree);
    }
  }

  @Test
  void odd_input_is_never_refused_but_for_its_size() {
    var random = new Random(SEED);
    var letters = "ab[]=&%+.0 \u00e9\u0000f";
    for (int i = 0; i < 5_000; i++) {
      var form = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        form.append(letters.charAt(random.nextInt(letters.length())));
      }
      read(form.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "]", "[]", "a[", "a[b]", "%", "%5B", "+", "=", "&", "a=", "é", "a[]["})
  void hostile_input_takes_no_long_time(String piece) {
    var form = piece.repeat(1_000_000 / piece.length());
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> readOrRefuse(form));
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> readOrRefuse("a" + form + "=1"));
  }

  @Test
  void a_long_list_takes_no_long_time() {
    var form = "a[]=1&".repeat(PhpForm.PARAMS_MAX);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(read(form).get("a").size()).isEqualTo(10_000));
  }

  @Test
  void too_many_parameters_and_too_deep_ones_are_refused() {
    assertThatThrownBy(() -> read("a=1&".repeat(PhpForm.PARAMS_MAX + 1)))
        .isInstanceOf(PhpForm.TooMuch.class);
    assertThatThrownBy(() -> read("a" + "[b]".repeat(Json.DEPTH_MAX) + "=1"))
        .isInstanceOf(PhpForm.TooMuch.class);
    read("a" + "[b]".repeat(Json.DEPTH_MAX - 1) + "=1");
  }

  private static void readOrRefuse(String form) {
    try {
      read(form);
    } catch (PhpForm.TooMuch refused) {
      assertThat(refused).hasMessageMatching("more than .*|nested .*");
    }
  }

  private static ObjectNode randomTree(Random random, int depth) {
    var tree = Json.mapper().createObjectNode();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      var key = "k" + random.nextInt(100) + "Ж&=+%".substring(random.nextInt(6));
      if (depth > 1 && random.nextBoolean()) {
        tree.set(key, randomTree(random, depth - 1));
      } else {
        tree.put(key, "v" + random.nextInt() + "é &=+%[]\n\u0000🤖".substring(random.nextInt(9)));
      }
    }
    return tree;
  }

  private static ObjectNode read(String form) {
    var tree = Json.mapper().createObjectNode();
    PhpForm.read(form, tree);
    return tree;
  }

  private static ObjectNode tree(String text) {
    return (ObjectNode) Json.parse(text.replace('\'', '"'));
  }
}
