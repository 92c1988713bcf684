package dev.punchclock.network;

/** Why a network would not take a text: what is wrong and what to do, for a message. */
public record TextObjection(String what, String remedy) {}
