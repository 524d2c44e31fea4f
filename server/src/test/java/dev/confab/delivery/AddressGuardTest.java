package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  /// A name server with a few names; everything else is looked up as the literal it must be.
  static final Names NAMES =
      host ->
          switch (host) {
            case "bot.example.com" -> literals("93.184.215.14", "2606:2800:21f:cb07::1");
            case "mixed.example.com" -> literals("93.184.215.14", "10.0.0.5");
            case "mixed6.example.com" -> literals("93.184.215.14", "fe80::1");
            case "bot.internal", "BOT.internal." -> literals("10.0.0.5");
            case "127.0.0.1." -> literals("127.0.0.1");
            case "localhost", "localhost." -> literals("127.0.0.1", "::1");
            default -> InetAddress.getAllByName(host);
          };

  final AddressGuard guard = new AddressGuard(List.of(), false, NAMES);

  static InetAddress[] literals(String... addresses) throws UnknownHostException {
    var all = new InetAddress[addresses.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = InetAddress.getByName(addresses[i]);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "192.0.0.1",
        "192.0.0.170",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
      })
  void an_address_that_is_not_public_is_refused(String address) {
    assertThatThrownBy(() -> guard.resolve(address))
        .isInstanceOf(AddressRefused.class)
        .hasMessageContaining("is not a public address")
        .hasMessageContaining("--allow " + address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "fe80::1",
        "febf::1",
        "fc00::1",
        "fdff::1",
        "ff02::1",
        "fec0::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:7f00:1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "2002:0a00:0001::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "3fff::1",
        "100::1",
        "5f00::1",
      })
  void an_address_of_the_sixth_version_that_is_not_public_is_refused(String address) {
    assertThatThrownBy(() -> guard.resolve(address)).isInstanceOf(AddressRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "017700000001",
        "127.1",
        "127.0.1",
        "0",
        "10.1",
        "localhost",
        "[::1]",
        "0xa000001",
      })
  void odd_spellings_of_a_private_address_lead_nowhere(String host) {
    assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void a_leading_zero_is_judged_as_the_connection_reads_it() throws Exception {
    assertThat(guard.resolve("0177.0.0.1")).containsExactly(literals("177.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.215.14",
        "1.1.1.1",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "192.0.1.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:2800:21f:cb07::1",
        "2a00:1450:4001::1",
        "::ffff:1.1.1.1",
      })
  void a_public_address_passes(String address) throws Exception {
    assertThat(guard.resolve(address)).containsExactly(InetAddress.getByName(address));
  }

  @Test
  void all_addresses_of_a_public_name_pass() throws Exception {
    assertThat(guard.resolve("bot.example.com")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::ffff:10.0.0.1]", "[::10.0.0.1]", "[64:ff9b::10.0.0.1]:8080"})
  void an_address_of_both_versions_is_read_and_refused_by_name(String authority) throws Exception {
    assertThat(guard.warning("http://" + authority + "/x?a=b"))
        .contains("is not a public address; to call it, start with --allow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mixed.example.com", "mixed6.example.com"})
  void one_private_address_spoils_the_whole_answer(String host) {
    assertThatThrownBy(() -> guard.resolve(host))
        .isInstanceOf(AddressRefused.class)
        .hasMessageContaining(host)
        .hasMessageContaining("--allow");
  }

  @Test
  void the_answer_that_was_checked_is_the_answer_that_is_used() throws Exception {
    var turns = new int[1];
    Names fickle = host -> literals(turns[0]++ == 0 ? "93.184.215.14" : "127.0.0.1");
    var addresses = new AddressGuard(List.of(), false, fickle).resolve("fickle.example.com");
    assertThat(addresses).containsExactly(literals("93.184.215.14"));
    assertThat(turns[0]).isEqualTo(1);
  }

  @Test
  void a_range_may_be_allowed() throws Exception {
    var open = new AddressGuard(List.of("10.0.0.0/8", "fe80::/10"), false, NAMES);
    assertThat(open.resolve("10.9.8.7")).hasSize(1);
    assertThat(open.resolve("mixed.example.com")).hasSize(2);
    assertThatThrownBy(() -> open.resolve("127.0.0.1")).isInstanceOf(AddressRefused.class);
  }

  @Test
  void a_range_ends_where_it_says() throws Exception {
    var open = new AddressGuard(List.of("192.168.4.0/22"), false, NAMES);
    assertThatThrownBy(() -> open.resolve("192.168.3.255")).isInstanceOf(AddressRefused.class);
    assertThatThrownBy(() -> open.resolve("192.168.8.0")).isInstanceOf(AddressRefused.class);
    assertThat(open.resolve("192.168.4.0")).hasSize(1);
    assertThat(open.resolve("192.168.7.255")).hasSize(1);
  }

  @Test
  void a_host_may_be_allowed_by_name_whatever_its_address() throws Exception {
    var open = new AddressGuard(List.of("bot.internal"), false, NAMES);
    assertThat(open.resolve("bot.internal")).containsExactly(literals("10.0.0.5"));
    assertThat(open.resolve("BOT.internal.")).containsExactly(literals("10.0.0.5"));
    assertThatThrownBy(() -> open.resolve("10.0.0.5")).isInstanceOf(AddressRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost.", "127.0.0.1."})
  void a_dot_behind_a_host_lets_nobody_in(String host) {
    assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(AddressRefused.class);
  }

  @Test
  void a_developer_may_call_the_own_machine_and_nothing_else() throws Exception {
    var developer = new AddressGuard(List.of(), true, NAMES);
    assertThat(developer.resolve("localhost")).hasSize(2);
    assertThatThrownBy(() -> developer.resolve("10.0.0.1")).isInstanceOf(AddressRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "fe80::/129", "bad host", "", "http://bot.internal", "-x"})
  void an_entry_that_cannot_be_understood_stops_the_start(String entry) {
    assertThatThrownBy(() -> new AddressGuard(List.of(entry), false, NAMES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allow:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://bot.example.com/",
        "file:///etc/hosts",
        "gopher://x/",
        "bot.example.com/handler",
        "http://anna:secret@bot.example.com/",
        "http://anna@bot.example.com/",
        "http:///handler",
        "http://",
        "",
        "http://bot example.com/",
        "javascript:alert(1)",
        "http://:80/",
        "http://／bot.example.com/",
        "http://＃/",
        "http://anna＠bot.example.com/",
        "http://бот？.example.com/",
        "http://бот％41.example.com/",
        "http://bot.example.com/\ud800",
        "http://бот.example.com/?a=\udc00",
      })
  void only_plain_http_addresses_are_read(String address) {
    assertThatThrownBy(() -> guard.read(address)).isInstanceOf(AddressRefused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 25, 110, 143, 3306, 5432, 6379, 11211})
  void a_port_of_another_protocol_is_refused_unless_it_is_allowed(int port) throws Exception {
    var address = "http://bot.example.com:" + port + "/";
    var refused =
        "refused: port "
            + port
            + " belongs to another protocol than HTTP; to call it, start with --allow :"
            + port;
    assertThatThrownBy(() -> guard.read(address))
        .isInstanceOf(AddressRefused.class)
        .hasMessage(refused);
    assertThat(guard.warning(address)).isEqualTo(refused);
    var developer = new AddressGuard(List.of("bot.example.com"), true, NAMES);
    assertThat(developer.warning("http://localhost:" + port + "/")).isEqualTo(refused);
    var open = new AddressGuard(List.of(":" + port), false, NAMES);
    assertThat(open.read(address).getPort()).isEqualTo(port);
    assertThat(open.warning(address)).isNull();
    assertThatThrownBy(() -> open.resolve("10.0.0.1")).isInstanceOf(AddressRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":80", ":443", ":3000", ":5000", ":8000", ":8080", ":9000", ":40123"})
  void ports_on_which_handlers_listen_pass(String port) throws Exception {
    assertThat(guard.warning("http://bot.example.com" + port + "/")).isNull();
  }

  @Test
  void a_registered_address_that_would_be_refused_is_warned_of() throws Exception {
    assertThat(guard.warning("https://bot.example.com/handler")).isNull();
    assertThat(guard.warning("http://bot.internal:8080/handler"))
        .isEqualTo(
            "refused: bot.internal is 10.0.0.5, which is not a public address; to call it, start"
                + " with --allow bot.internal or --allow 10.0.0.5");
    assertThat(guard.warning("http://[fe80::1]/")).contains("not a public address");
    assertThat(guard.warning("ftp://bot.example.com/")).contains("must begin with http");
  }

  @Test
  void a_host_in_its_own_script_is_spelled_in_ascii() throws Exception {
    assertThat(guard.read("https://бот.example.com:8443/обработчик?a=1").toString())
        .isEqualTo(
            "https://xn--90a0am.example.com:8443/%D0%BE%D0%B1%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D1%87"
                + "%D0%B8%D0%BA?a=1");
  }

  @Test
  void a_host_in_its_own_script_is_looked_up_in_ascii() throws Exception {
    var asked = new ArrayList<String>();
    Names names =
        host -> {
          asked.add(host);
          return literals("93.184.215.14");
        };
    var open = new AddressGuard(List.of(), false, names);
    assertThat(open.warning("https://бот.example.com/")).isNull();
    assertThat(open.warning("https://XN--90A0AM.example.com/")).isNull();
    assertThat(asked).containsExactly("xn--90a0am.example.com", "XN--90A0AM.example.com");
  }

  @Test
  void a_name_with_an_underscore_is_a_host_like_any_other() throws Exception {
    var guard = new AddressGuard(List.of(), false, NAMES);
    var authority = Authority.of(guard.read("http://my_bot:8080/handler"));
    assertThat(authority.host()).isEqualTo("my_bot");
    assertThat(authority.port()).isEqualTo(8080);
    assertThat(guard.warning("http://my_bot:8080/handler")).isEqualTo("the host name is not known");
  }
}
