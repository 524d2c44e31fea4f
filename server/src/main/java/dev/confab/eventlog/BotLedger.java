package dev.confab.eventlog;

import dev.confab.basics.UserId;

/// Where all events of a bot are.
public record BotLedger(UserId bot, Ledger ledger, long removed) {}
