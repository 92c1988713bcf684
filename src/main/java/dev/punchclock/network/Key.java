package dev.punchclock.network;

/** What marks one part of one delivery as the same on every attempt; fixed before the first byte leaves. */
public record Key(String value) {}
