package dev.punchclock.calendar.ics;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a calendar file into its components, each handed over at its end; holds that they are nested as RFC 5545 has
 * it, which the tokenizer forgives.
 */
final class ComponentTokenizer implements VObjectDataListener {
    private static final String CALENDAR = "VCALENDAR";
    private static final int DEEPEST = 8;

    /** Where each component that is read may stand. */
    private static final Map<String, String> PARENT = Map.of(
            "VEVENT", CALENDAR,
            "VFREEBUSY", CALENDAR,
            "VTIMEZONE", CALENDAR,
            "STANDARD", "VTIMEZONE",
            "DAYLIGHT", "VTIMEZONE");

    private static final Pattern BEHIND_A_COLON = Pattern.compile("(.*):\\s*(\\d{8}(?:[Tt]\\d{6}[Zz]?)?)\\s*");

    /** Who is told of each component. */
    interface Listener {
        /** An event, a zone, a list of free and busy times: whatever stands in a calendar. */
        void component(Component component);

        /** The end of a calendar, with its own properties. */
        void calendar(Component calendar);
    }

    private final TimingLines lines;
    private final Listener listener;
    private final Deque<Component> open = new ArrayDeque<>();
    private boolean any;

    private ComponentTokenizer(TimingLines lines, Listener listener) {
        this.lines = lines;
        this.listener = listener;
    }

    /** @throws CalendarRefusedException when this is not a calendar file, or its components are not nested as they should be */
    static void read(byte[] bytes, Listener listener) {
        TimingLines lines = new TimingLines(bytes);
        ComponentTokenizer tokens = new ComponentTokenizer(lines, listener);
        SyntaxRules rules = new SyntaxRules(SyntaxStyle.NEW);
        rules.addRule(CALENDAR, "2.0", SyntaxStyle.NEW);
        VObjectReader reader = new VObjectReader(lines, rules);
        reader.setDefaultQuotedPrintableCharset(StandardCharsets.UTF_8);
        try {
            reader.parse(tokens);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory do not fail", e);
        }
        tokens.end();
    }

    private void end() {
        if (!open.isEmpty()) {
            throw unended(open.element());
        }
        if (!any) {
            throw new CalendarRefusedException(
                    0, "there is no calendar in this file", "give a file that a calendar program exports (.ics)");
        }
    }

    @Override
    public void onComponentBegin(String written, Context context) {
        String name = capitals(written);
        int line = line(context);
        String parent = open.isEmpty() ? "" : open.element().name();
        String wanted = name.equals(CALENDAR) ? "" : PARENT.get(name);
        if (open.isEmpty() != name.equals(CALENDAR) || (wanted != null && !wanted.equals(parent))) {
            throw new CalendarRefusedException(
                    line, "a " + known(name) + " cannot begin here", CalendarRefusedException.EXPORT_ALL);
        }
        if (open.size() == DEEPEST) {
            throw new CalendarRefusedException(
                    line, "components are nested too deep here", CalendarRefusedException.EXPORT_ALL);
        }
        if (name.equals("VAVAILABILITY")) {
            throw new CalendarRefusedException(
                    line, "VAVAILABILITY is not read by this version", "export events instead, or write hours");
        }
        any = true;
        open.push(new Component(name, line));
    }

    @Override
    public void onComponentEnd(String written, Context context) {
        Component ended = open.pop();
        String line = context.getUnfoldedLine();
        String said = capitals(line.substring(line.indexOf(':') + 1).strip().toUpperCase(Locale.ROOT));
        if (!said.equals(ended.name())) {
            throw unended(ended);
        }
        if (open.isEmpty()) {
            listener.calendar(ended);
        } else if (open.size() == 1) {
            listener.component(ended);
        } else if (PARENT.containsKey(ended.name())) {
            open.element().add(ended);
        }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        Component inside = open.peek();
        int line = line(context);
        if (inside == null) {
            throw new CalendarRefusedException(
                    line, "this line stands outside of any calendar", CalendarRefusedException.EXPORT_ALL);
        }
        if (open.size() == 1 || PARENT.containsKey(inside.name())) {
            inside.add(whole(new Property(
                    property.getName().strip().toUpperCase(Locale.ROOT),
                    property.getValue(),
                    parameter(property, "TZID"),
                    parameter(property, "VALUE").toUpperCase(Locale.ROOT),
                    parameter(property, "RANGE").toUpperCase(Locale.ROOT),
                    parameter(property, "FBTYPE").toUpperCase(Locale.ROOT),
                    line)));
        }
    }

    /** Where the name of a zone has a colon and no quotes, the rest of it has come before the time. */
    private static Property whole(Property property) {
        Matcher parts = BEHIND_A_COLON.matcher(property.value());
        if (property.tzid().isEmpty() || !parts.matches()) {
            return property;
        }
        return new Property(
                property.name(),
                parts.group(2),
                property.tzid() + ":" + parts.group(1),
                property.type(),
                property.range(),
                property.kind(),
                property.line());
    }

    /** Its value without blanks around it; empty when it is not there. One with commas and no quotes is put together. */
    private static String parameter(VObjectProperty property, String name) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, List<String>> each : property.getParameters()) {
            if (each.getKey() != null && capitals(each.getKey()).equals(name)) {
                String value = String.join(",", each.getValue()).strip();
                if (!found.contains(value)) {
                    found.add(value);
                }
            }
        }
        return String.join(",", found);
    }

    @Override
    public void onVersion(String value, Context context) {}

    @Override
    public void onWarning(
            Warning warning, @Nullable VObjectProperty property, @Nullable Exception thrown, Context context) {
        String what = switch (warning) {
            case UNKNOWN_VERSION -> "this is another version of the format than 2.0";
            case UNMATCHED_END -> "this line ends what was never begun";
            default -> "this line is not well formed";
        };
        throw new CalendarRefusedException(line(context), what, "export the calendar as iCalendar 2.0 (.ics)");
    }

    private static CalendarRefusedException unended(Component component) {
        return new CalendarRefusedException(
                component.line(),
                "the " + known(component.name()) + " that begins here has no end where it should",
                "export the calendar again: the file may have broken off");
    }

    /** A name from the file is only repeated when it is one of the standard's. */
    private static String known(String name) {
        Set<String> others = Set.of(CALENDAR, "VTODO", "VJOURNAL", "VALARM");
        return PARENT.containsKey(name) || others.contains(name) ? name : "component";
    }

    /** The tokenizer writes names in capitals by the rules of the machine's language, and Turkish has two of I. */
    private static String capitals(String name) {
        return name.replace('\u0130', 'I');
    }

    private int line(Context context) {
        return context.getLineNumber() + lines.skipped();
    }
}
