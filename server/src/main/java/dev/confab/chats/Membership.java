package dev.confab.chats;

/// A chat together with one member's place in it.
public record Membership(Chat chat, Member member) {}
