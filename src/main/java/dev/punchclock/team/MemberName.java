package dev.punchclock.team;

/** The name of a member inside a workspace, such as {@code dave}. */
public record MemberName(String value) implements Comparable<MemberName> {
    public MemberName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a member needs a name");
        }
    }

    @Override
    public int compareTo(MemberName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
