/// A real Confab inside your test: a [Hall] with people, bots and applications in it, and handlers
/// that catch what the server posts.
///
/// ```java
/// @ExtendWith(HallExtension.class)
/// class EchoTest {
///   @Test
///   void everybody_hears_the_echo(Hall hall) {
///     var anna = hall.person("Anna");
///     var echo = hall.bot("Echo");
///     anna.says(echo, "Hello");
///     assertThat(echo.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE")).isEqualTo("Hello");
///   }
/// }
/// ```
///
/// Everything here goes over HTTP, as it does for a real caller; only what an administrator clicks
/// together (users, webhooks, applications) is declared directly.
@NullMarked
package dev.confab.testkit;

import org.jspecify.annotations.NullMarked;
