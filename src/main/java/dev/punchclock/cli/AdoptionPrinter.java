package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.Adoption.Adopted;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.ReportSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what was found when a ledger was adopted. */
final class AdoptionPrinter {
    private static final int SHOWN = 10;
    private final ReportSource source;
    private final Adopted adopted;

    AdoptionPrinter(ReportSource source, Adopted adopted) {
        this.source = source;
        this.adopted = adopted;
    }

    /**
     * For machines.
     *
     * @param before who published it; null where nobody was named
     */
    Map<String, Object> json(String now, @Nullable String before) {
        return JsonWriter.object(
                "workspace", source.workspace().id(),
                "folder", source.workspace().folder(),
                "publisher", now,
                "before", before == null || before.equals(now) ? null : before,
                "asked", adopted.asked(),
                "found", happened(adopted.found()),
                "seen",
                        adopted.seen().entrySet().stream()
                                .map(each -> JsonWriter.object("account", each.getKey(), "posts", each.getValue()))
                                .toList(),
                "unasked", List.copyOf(adopted.unasked().keySet()),
                "held", happened(adopted.held()));
    }

    private List<Map<String, Object>> happened(List<EntryBody> facts) {
        return facts.stream()
                .map(fact -> JsonValues.happened(fact, at(fact), source.zone(fact.account())))
                .toList();
    }

    void print(Screen screen) {
        List<EntryBody> found = adopted.found();
        for (EntryBody fact : found.subList(0, Math.min(SHOWN, found.size()))) {
            screen.line(fact.delivery() + " is out already: "
                    + TimeFormat.inZone(at(fact), source.zone(fact.account()), source.now())
                    + "  "
                    + fact.detail(EntryBody.LINK));
        }
        if (found.size() > SHOWN) {
            screen.line("… and " + (found.size() - SHOWN) + " more: punchclock list");
        }
        adopted.seen()
                .forEach((account, count) -> screen.line(account + " has " + Phrases.many(count, "post")
                        + " of which this ledger did not know; from now on " + (count == 1 ? "it counts" : "they count")
                        + " for maximum, gap and repeats."));
        adopted.unasked().forEach((account, why) -> {
            screen.warning(
                    Problem.error(null, account + " could not be asked what went out: " + why.what(), why.remedy()));
        });
        if (adopted.asked()
                && found.isEmpty()
                && adopted.seen().isEmpty()
                && adopted.unasked().isEmpty()) {
            screen.line("No network shows anything that this ledger does not know.");
        }
        held(screen, adopted.held());
        int doubted = adopted.doubted().size();
        if (doubted > 0) {
            screen.line(Phrases.many(doubted, "post") + (doubted == 1 ? " waits" : " wait")
                    + " until the networks must show them, if they are out: this ledger lacks what went out last.");
        }
    }

    private static void held(Screen screen, List<EntryBody> held) {
        if (held.isEmpty()) {
            return;
        }
        String why = held.stream()
                .map(fact -> String.valueOf(fact.note()))
                .distinct()
                .limit(SHOWN)
                .collect(Collectors.joining("; "));
        screen.line(Phrases.many(held.size(), "post") + (held.size() == 1 ? " is held: " : " are held: ") + why
                + ". For each that is not out: punchclock unhold POST, or unhold all");
    }

    private Instant at(EntryBody fact) {
        return fact.slot() == null ? source.now() : fact.slot();
    }
}
