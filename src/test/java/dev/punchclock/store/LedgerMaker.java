package dev.punchclock.store;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a ledger of a given size, for measuring: posts that were published one after the other over the ten years that end
 * at a given moment. Each is handed in with those of its week, then appointed, claimed and sent, on one account after the
 * other. The entries are written by the {@link EntryWriter} that writes every ledger, each transaction at its own
 * moment, and what
 * they add up to is made from them at the end: {@link SqliteLedger#record} would do both for each transaction, which takes
 * longer than any measurement. {@code scripts/bench --growth} compiles this file alone, against the program.
 *
 * <p>The posts are no longer in queue files, and entries say so: their file is empty, as it is of a post whose file was
 * seen to be without it. The last ones may stand in queue files, which are written then.
 *
 * <p>The same order makes the same entries, but for the salts of their words and what depends on them.
 */
public final class LedgerMaker {
    private static final Duration TEN_YEARS = Duration.ofDays(3652);
    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final int ENTRIES_OF_A_POST = 4;
    private static final int LENGTH = 200;
    private static final int POSTS_IN_A_FILE = 250;
    /** Entries between two commits: enough to be quick, and what waits for the commit stays small. */
    private static final int AT_ONCE = 20_000;

    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String[] WORDS = {
        "claim",
        "costs",
        "court",
        "deadline",
        "evidence",
        "fee",
        "form",
        "guide",
        "hearing",
        "how",
        "is",
        "it",
        "judge",
        "letter",
        "long",
        "made",
        "of",
        "on",
        "order",
        "paid",
        "small",
        "takes",
        "the",
        "to",
        "what",
        "when",
        "who"
    };

    private final Order order;
    private final Instant begin;
    private final int posts;
    private final Random random;
    private final SqliteDatabase database;
    private final EntryWriter writer;
    private final List<Sent> week = new ArrayList<>();
    private ChainTip tip;
    private long committed;
    private @Nullable PostId oldest;
    private String headAWeekAgo = "";

    private LedgerMaker(Order order, SqliteLedger ledger, Actor actor) throws SQLException {
        this.order = order;
        begin = begin(order);
        int first = 2 + order.accounts().size();
        posts = Math.max(order.inFiles(), (order.entries() - first) / ENTRIES_OF_A_POST);
        random = new Random(order.seed());
        database = ledger.database();
        EntryTable entries = new EntryTable(database, order.state());
        writer = new EntryWriter(entries, () -> actor);
        tip = entries.tip().orElseThrow();
    }

    /**
     * What is to be made.
     *
     * @param state the folder of the ledger; there is none in it yet
     * @param folder that of the workspace
     * @param now when the ten years end
     * @param entries how many, at least those of {@code inFiles}; up to three fewer are made, where posts do not come
     * out even
     * @param inFiles how many of the last posts stand in queue files
     * @param seed of texts, ids and moments
     */
    public record Order(
            Path state,
            Path folder,
            String workspace,
            List<EntryOwner> accounts,
            Instant now,
            int entries,
            int inFiles,
            long seed) {}

    /**
     * What was made, as far as a measurement asks for it.
     *
     * @param oldest the first post
     * @param headAWeekAgo the hash of the entry that was the last a week before the end
     */
    public record Made(int posts, PostId oldest, String headAWeekAgo) {}

    /** A post on its account, and when it was published. */
    private record Sent(int number, DeliveryId id, AccountKey key, String file, String text, Instant at) {}

    public static Made make(Order order) throws SQLException, IOException {
        Actor actor = new Actor("dave", "daemon", "desk1", 4242, ZoneId.of("Europe/London"));
        NewLedger first =
                new NewLedger("desk1-91c2", order.workspace(), order.folder().toString(), begin(order));
        try (SqliteLedger ledger = SqliteLedger.forRehearsal(order.state(), actor, first)) {
            LedgerMaker maker = new LedgerMaker(order, ledger, actor);
            maker.write();
            ledger.rebuild();
            ledger.looked(order.now());
            return new Made(maker.posts, Objects.requireNonNull(maker.oldest, "no post was made"), maker.headAWeekAgo);
        }
    }

    private static Instant begin(Order order) {
        return order.now().minus(TEN_YEARS);
    }

    private void write() throws SQLException, IOException {
        database.run("pragma cache_size = -200000"); // KiB: the words are found by their hashes, all over the file
        database.run("begin immediate");
        add(
                begin,
                EntryBody.of(EntryKind.ADOPTED)
                        .with(EntryBody.FILE, order.folder().toString()));
        for (EntryOwner account : order.accounts()) {
            add(begin, EntryBody.identified(account, "2"));
        }
        for (int i = 0; i < posts; i++) {
            Sent sent = sent(i);
            if (!week.isEmpty() && weekOf(sent) != weekOf(week.get(0))) {
                publishWeek();
            }
            week.add(sent);
        }
        publishWeek();
        database.run("commit");
    }

    /** All of a week's posts are handed in as it begins; each is appointed once the one before on its account is sent. */
    private void publishWeek() throws SQLException, IOException {
        if (week.isEmpty()) {
            return;
        }
        Instant monday = begin.plusMillis(weekOf(week.get(0)) * WEEK);
        add(monday, week.stream().map(LedgerMaker::handedIn).toArray(EntryBody[]::new));
        int accounts = order.accounts().size();
        for (Sent sent : week.subList(0, Math.min(accounts, week.size()))) {
            add(monday.plusMillis(170), appointed(sent));
        }
        for (int i = 0; i < week.size(); i++) {
            Sent sent = week.get(i);
            publish(sent);
            if (i + accounts < week.size()) {
                add(sent.at().plusMillis(80), appointed(week.get(i + accounts)));
            }
            if (!sent.file().isEmpty()) {
                file(sent);
            }
        }
        week.clear();
    }

    private void publish(Sent sent) throws SQLException {
        Instant claimed = sent.at().minusMillis(350);
        String key =
                order.workspace() + "/" + sent.id().account() + "/" + sent.id().post() + "/1";
        add(
                claimed,
                EntryBody.claimed(
                        sent.id(), new Delivery.Claim(claimed, claimed.plusSeconds(40), key, claimed, sent.key())));
        long receipt = (sent.at().toEpochMilli() - 1_288_834_974_657L) << 22; // as X makes its ids
        String link = "https://x.com/" + sent.key().handle() + "/status/" + receipt;
        add(sent.at().plusMillis(20), EntryBody.sent(sent.id(), new Receipt(String.valueOf(receipt), link, sent.at())));
        if (oldest == null) {
            oldest = sent.id().post();
        }
    }

    private static EntryBody handedIn(Sent sent) {
        return EntryBody.published(sent.id(), sent.text())
                .with(EntryBody.FILE, sent.file())
                .with(EntryBody.ID_WRITTEN, "true")
                .on(sent.key());
    }

    private static EntryBody appointed(Sent sent) {
        Instant slot = sent.at().minusSeconds(1);
        return EntryBody.appointed(
                sent.id(),
                slot,
                slot.plusSeconds(3600),
                "d5750af0",
                sent.number() % 12 + 1 + " of 12 spread over the week");
    }

    /** The post of this number. Each has its own share of the ten years, and goes out in the first half of that. */
    private Sent sent(int number) {
        double share = (double) TEN_YEARS.toMillis() / posts;
        Instant at = begin.plusMillis(1000 + (long) (share * (number + random.nextDouble() / 2)));
        EntryOwner account = order.accounts().get(number % order.accounts().size());
        PostId id = new PostId(id());
        int inFiles = number - (posts - order.inFiles());
        String file = inFiles < 0 ? "" : "queue/published-%03d.yaml".formatted(inFiles / POSTS_IN_A_FILE + 1);
        return new Sent(number, new DeliveryId(id, account.name()), account.key(), file, text(number), at);
    }

    private long weekOf(Sent sent) {
        return Duration.between(begin, sent.at()).toMillis() / WEEK;
    }

    private String id() {
        StringBuilder id = new StringBuilder("p");
        for (int i = 0; i < 11; i++) {
            id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }

    /** No two are alike, and all have one length. */
    private String text(int number) {
        String end = " … https://acme.example/guide/" + number;
        StringBuilder text = new StringBuilder("Bundle " + number + " is out:");
        while (text.length() < LENGTH) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.replace(LENGTH - end.length(), text.length(), end).toString();
    }

    /** One transaction of the program. */
    private void add(Instant at, EntryBody... facts) throws SQLException {
        tip = writer.write(List.of(facts), at, tip).tip();
        if (!at.isAfter(order.now().minusMillis(WEEK))) {
            headAWeekAgo = tip.hash();
        }
        if (tip.number() - committed > AT_ONCE) {
            committed = tip.number();
            database.run("commit");
            database.run("begin immediate");
        }
    }

    private void file(Sent sent) throws IOException {
        Path file = order.folder().resolve(sent.file());
        String post =
                "- id: " + sent.id().post() + "\n  to: " + sent.id().account() + "\n  text: \"" + sent.text() + "\"\n";
        Files.createDirectories(file.getParent());
        Files.writeString(file, post, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * STATE FOLDER WORKSPACE NOW ENTRIES IN-FILES ACCOUNT=KEY…; prints the number of posts, the oldest one, and the
     * head.
     */
    public static void main(String[] args) throws SQLException, IOException {
        List<EntryOwner> accounts = IntStream.range(6, args.length)
                .mapToObj(i -> args[i].split("=", 2))
                .map(pair -> new EntryOwner(new AccountName(pair[0]), new AccountKey(pair[1])))
                .toList();
        Made made = make(new Order(
                Path.of(args[0]),
                Path.of(args[1]),
                args[2],
                accounts,
                Instant.parse(args[3]),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]),
                13));
        System.out.println(made.posts() + " " + made.oldest() + " " + made.headAWeekAgo());
    }
}
