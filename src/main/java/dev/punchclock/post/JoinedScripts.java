package dev.punchclock.post;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Scripts in which a character that nobody sees does work. Apart from who asks: Java's table of scripts is large, and most
 * texts have nothing to ask it.
 */
final class JoinedScripts {
    /** Scripts whose letters change their form beside a joiner. */
    static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MANDAIC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.ADLAM,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.MEETEI_MAYEK,
            UnicodeScript.CHAKMA,
            UnicodeScript.KAITHI,
            UnicodeScript.JAVANESE,
            UnicodeScript.BALINESE);

    /** Scripts that are written without blanks: lines may break where a space without width stands. */
    static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.JAVANESE,
            UnicodeScript.BALINESE);

    /** Scripts of letters that a variation selector gives another form. */
    static final Set<UnicodeScript> VARIED =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.MYANMAR, UnicodeScript.PHAGS_PA, UnicodeScript.MONGOLIAN);

    private JoinedScripts() {}
}
