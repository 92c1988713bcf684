package dev.punchclock.machine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A zone as the operating system knows it: a TZif file of version 2 or later (RFC 9636, section 3). */
final class SystemZone {
    private static final int MAGIC = 0x545A6966;
    private static final int RESERVED = 15;
    private static final int LONGEST_FOOTER = 200;

    private final ByteBuffer file;
    private final NavigableMap<Long, Integer> changes = new TreeMap<>();

    private SystemZone(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
    }

    /**
     * The zone's rules, right from {@code from} until {@code until} and not to be asked about other times; which part of
     * an offset is daylight saving is left open.
     *
     * @return empty for bytes that are no such file, or that say nothing of these times
     */
    static Optional<ZoneRules> rules(byte[] bytes, Instant from, Instant until) {
        try {
            SystemZone zone = new SystemZone(bytes);
            return zone.read(from, until) ? Optional.of(zone.rules(from)) : Optional.empty();
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | DateTimeException notTzif) {
            return Optional.empty();
        }
    }

    /** The six counts of a header, and the version. */
    private record Header(int version, int ut, int standard, int leap, int times, int types, int chars) {
        int length(int timeSize) {
            return times * (timeSize + 1) + types * 6 + chars + leap * (timeSize + 4) + standard + ut;
        }
    }

    private Header header() {
        if (file.getInt() != MAGIC) {
            throw new IllegalArgumentException("not TZif");
        }
        int version = file.get() - '0';
        file.position(file.position() + RESERVED);
        return new Header(
                version, file.getInt(), file.getInt(), file.getInt(), file.getInt(), file.getInt(), file.getInt());
    }

    private boolean read(Instant from, Instant until) {
        Header old = header();
        if (old.version() < 2) {
            return false;
        }
        file.position(file.position() + old.length(4));
        Header header = header();
        if (header.leap() > 0) {
            return false; // its seconds are not those of Java
        }
        int data = file.position();
        long last = transitions(header, data, from.getEpochSecond());
        file.position(data + header.length(8));
        return future(last, from, until);
    }

    /** Notes what the file lists, from the change before {@code from} on; says when the last of all is. */
    private long transitions(Header header, int data, long from) {
        int types = data + header.times() * 9;
        changes.put(Long.MIN_VALUE, file.getInt(types));
        long last = Long.MIN_VALUE;
        for (int i = header.times() - 1; i >= 0; i--) {
            long at = file.getLong(data + i * 8);
            last = i == header.times() - 1 ? at : last;
            int type = Byte.toUnsignedInt(file.get(data + header.times() * 8 + i));
            changes.put(at, file.getInt(types + type * 6));
            if (at <= from) {
                break;
            }
        }
        return last;
    }

    private boolean future(long last, Instant from, Instant until) {
        byte[] footer = new byte[file.remaining()];
        file.get(footer);
        String text = new String(footer, StandardCharsets.US_ASCII);
        if (footer.length > LONGEST_FOOTER || !text.startsWith("\n") || !text.endsWith("\n")) {
            return false;
        }
        Optional<PosixTimeZone> rule = PosixTimeZone.read(text.strip());
        if (rule.isEmpty()) {
            return last >= until.getEpochSecond();
        }
        NavigableMap<Long, Integer> coming = new TreeMap<>();
        int start = Math.max(year(from.getEpochSecond()), year(Math.max(last, 0))) - 1;
        for (int year = start; year <= year(until.getEpochSecond()); year++) {
            rule.get().changes(year, coming);
        }
        if (last == Long.MIN_VALUE && coming.isEmpty()) {
            changes.put(last, rule.get().standard());
        }
        coming.keySet().removeIf(at -> at <= last || at > until.getEpochSecond());
        changes.putAll(coming);
        return true;
    }

    private static int year(long second) {
        return Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC).getYear();
    }

    private ZoneRules rules(Instant from) {
        Map.Entry<Long, Integer> first = changes.floorEntry(from.getEpochSecond());
        ZoneOffset base = ZoneOffset.ofTotalSeconds(first.getValue());
        ZoneOffset before = base;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        for (Map.Entry<Long, Integer> change :
                changes.tailMap(first.getKey(), false).entrySet()) {
            ZoneOffset after = ZoneOffset.ofTotalSeconds(change.getValue());
            if (!after.equals(before)) {
                transitions.add(ZoneOffsetTransition.of(
                        Instant.ofEpochSecond(change.getKey()).atOffset(before).toLocalDateTime(), before, after));
            }
            before = after;
        }
        return ZoneRules.of(base, base, List.of(), transitions, List.of());
    }
}
