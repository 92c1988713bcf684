package dev.punchclock.store;

import dev.punchclock.network.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Several proofs of one delivery, such as those of a thread's parts, in one column; nearly every post has none. */
final class ReceiptListFormat {
    private ReceiptListFormat() {}

    static @Nullable String write(List<Receipt> published) {
        if (published.isEmpty()) {
            return null;
        }
        SortedMap<String, String> details = new TreeMap<>();
        for (int i = 0; i < published.size(); i++) {
            Receipt receipt = published.get(i);
            details.put(name(i, "at"), String.valueOf(receipt.at().toEpochMilli()));
            details.put(name(i, "id"), receipt.id());
            if (receipt.link() != null) {
                details.put(name(i, "link"), receipt.link());
            }
        }
        return DetailsFormat.write(details);
    }

    static List<Receipt> read(@Nullable String written) {
        if (written == null) {
            return List.of();
        }
        SortedMap<String, String> details = DetailsFormat.read(written);
        List<Receipt> published = new ArrayList<>();
        for (int i = 0; details.containsKey(name(i, "at")); i++) {
            Instant at = Instant.ofEpochMilli(Long.parseLong(details.getOrDefault(name(i, "at"), "0")));
            published.add(new Receipt(details.getOrDefault(name(i, "id"), ""), details.get(name(i, "link")), at));
        }
        return published;
    }

    private static String name(int part, String what) {
        return part + "-" + what;
    }
}
