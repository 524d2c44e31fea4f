/// What was called, by whom, and what came of it: for developers who wonder what their program
/// sends, and for those who move it to newer methods.
///
/// Calls are written down beside the calls themselves, never in their transactions: what a call
/// came with waits in memory, masked and cut, until a batch of them is written. The queue and the
/// speed at which it is emptied are bounded, so that a crowd of calls costs no more than a few
/// hundred a second do; what finds no room is counted, not kept. How often each method was called
/// is counted of all calls and kept for a year. docs/decisions/0180.
@NullMarked
package dev.confab.calls;

import org.jspecify.annotations.NullMarked;
