package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Publication;
import dev.punchclock.simulate.Judgement;
import dev.punchclock.workspace.AccountContext;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One workspace, one account, and some days in which every process that publishes them is killed. Its clock goes as fast
 * as the machine's and jumps between one process and the next: by seconds, minutes, hours, to just before closing time.
 */
final class KillSoak implements AutoCloseable {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final int POSTS = 60;
    private static final int DAYS = 4;
    private static final Pattern NEXT = Pattern.compile("\"next\" : \\[.*?\"at\" : \"([^\"]+)\"", Pattern.DOTALL);
    /** Longer than X may take to show what it has. */
    private static final Duration ASKED_ENOUGH = Duration.ofMinutes(25);

    private static final Pattern SAID = Pattern.compile("This is (\\w+)(?:, part (\\d))?");

    private static final Set<KillPoint> UNSETTLED = EnumSet.of(
            KillPoint.CLAIMED, KillPoint.GATE_PASSED, KillPoint.REQUEST_TAKEN, KillPoint.ANSWERED, KillPoint.SETTLING);

    private static final Set<DeliveryState> OPEN =
            EnumSet.of(DeliveryState.WAITING, DeliveryState.CLAIMED, DeliveryState.UNKNOWN, DeliveryState.PARTLY);

    private final Path home;
    private final List<String> java;
    private final Random random;
    private final KillStatistics toll;
    private final FaultyX x;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<KillPoint> steps = new ArrayList<>();
    private final TreeMap<String, String> atOnce = new TreeMap<>();
    private final AccountContext context;
    private volatile long offset;
    private boolean unsettled;

    /** @param java how to start {@link KillableMain} */
    KillSoak(Path home, List<String> java, long seed, KillStatistics toll) throws IOException {
        this.home = Files.createDirectories(home);
        this.java = java;
        this.random = new Random(seed);
        this.toll = toll;
        to(MONDAY.atTime(8, 50).toInstant(ZoneOffset.UTC));
        x = new FaultyX(clock(), random, toll);
        environment.put("HOME", home.toString());
        environment.putAll(x.environment());
        write();
        assertThat(inside("adopt")).contains("is published from");
        context = joined().open(home.resolve("work"))
                .contexts()
                .values()
                .iterator()
                .next();
    }

    private InstantSource clock() {
        return () -> Instant.ofEpochMilli(System.currentTimeMillis() + offset);
    }

    private void to(Instant t) {
        offset = t.toEpochMilli() - System.currentTimeMillis();
    }

    private Wiring joined() {
        return new Wiring(clock(), environment, () -> ZoneOffset.UTC, () -> "cron");
    }

    private void write() throws IOException {
        Path folder = Files.createDirectories(home.resolve("work/queue")).getParent();
        Files.writeString(folder.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: kill-test
                zone: Europe/London
                rest: 0m
                hours: { office: { week: { mon-fri: "09:00-12:30, 13:30-17:30" } } }
                accounts:
                  acme: { network: x, handle: acme, server: "%s", hours: office, quota: { per: day, min: 0, max: 20, gap: 2m } }
                """.formatted(x.uri()));
        StringBuilder queue = new StringBuilder();
        for (int i = 0; i < POSTS; i++) {
            queue.append("- { id: p%02d, to: acme, %s".formatted(i, words("This is p%02d".formatted(i))));
            if (random.nextInt(6) > 0) {
                LocalTime at = LocalTime.of(9, 0).plusMinutes(random.nextInt(8 * 60));
                queue.append(", at: %s %s".formatted(MONDAY.plusDays(random.nextInt(DAYS)), at));
            }
            queue.append(", late: ")
                    .append(List.of("next-slot", "next-slot", "drop", "hold").get(random.nextInt(4)));
            queue.append(" }\n");
        }
        Files.writeString(folder.resolve("queue/posts.yaml"), queue);
    }

    /** One of six is a thread. */
    private String words(String text) {
        if (random.nextInt(6) == 0) {
            String parts = IntStream.rangeClosed(1, 2 + random.nextInt(3))
                    .mapToObj(part -> "\"" + text + ", part " + part + "\"")
                    .collect(Collectors.joining(", "));
            return "thread: [" + parts + "]";
        }
        String link = random.nextInt(4) == 0 ? " https://acme.example/" + random.nextInt(100) : "";
        return "text: \"" + text + link + "\"";
    }

    /** Starts processes and kills them until so many were killed, then lets a person come back to it. */
    void live(int kills) throws IOException {
        int most = 3 * kills;
        while (toll.all("killed ") < kills || (!everywhere() && most > 0)) {
            most--;
            start();
            moveOn();
        }
    }

    private boolean everywhere() {
        return EnumSet.complementOf(EnumSet.of(KillPoint.ASLEEP)).stream()
                .allMatch(step -> toll.of("killed " + step.words) > 0);
    }

    private void start() throws IOException {
        KillPoint step = nextStep();
        List<String> command = command();
        boolean daemon = command.get(0).equals("daemon");
        KilledProcess victim = KilledProcess.start(java, home, environment, offset, step, command);
        boolean[] met = new boolean[1];
        x.meets(step, () -> {
            met[0] = true;
            victim.kill();
        });
        toll.count("starts of " + command.get(0));
        int longest = step == KillPoint.ANY ? random.nextInt(daemon ? 1000 : 600) : 30_000;
        victim.await(Duration.ofMillis(longest), daemon && step != KillPoint.ANY ? " on acme" : "", this::sleep);
        if (victim.wasKilled()) {
            boolean there = victim.wasThere() || met[0];
            toll.count("killed " + (there ? step : KillPoint.ANY).words);
            unsettled = there && UNSETTLED.contains(step);
        } else {
            unsettled = false;
            toll.count("ended by itself");
            assertThat(victim.code()).as(victim.said()).isIn(0, 4, 5, 6);
        }
    }

    /** Long enough to miss the gate, or just so short that it does not. */
    private long sleep() {
        toll.count("machine asleep between claim and gate");
        long millis = random.nextBoolean() ? 1000 + random.nextInt(9000) : 60_000 + random.nextInt(10_000_000);
        to(clock().instant().plusMillis(millis));
        return millis;
    }

    /** Publishes once, undisturbed: for the archive of classes. */
    void train() throws IOException {
        to(MONDAY.atTime(9, 5).toInstant(ZoneOffset.UTC));
        x.calmDown();
        List<String> post = List.of("post", "-C", home.resolve("work").toString(), "--to", "acme", "This is first");
        KilledProcess victim = KilledProcess.start(java, home, environment, offset, KillPoint.ANY, post);
        victim.await(Duration.ofMinutes(1), "", () -> 0);
        assertThat(victim.code()).as(victim.said()).isZero();
    }

    /** Every step comes once before any comes again, and chance three times; what is to be cleared up, soon. */
    private KillPoint nextStep() {
        if (steps.isEmpty()) {
            steps.addAll(List.of(KillPoint.values()));
            steps.addAll(List.of(KillPoint.ANY, KillPoint.ANY));
            Collections.shuffle(steps, random);
        }
        if (unsettled && steps.remove(KillPoint.RECONCILING)) {
            to(clock().instant().plusSeconds(60 + random.nextInt(600)));
            return KillPoint.RECONCILING;
        }
        return steps.remove(0);
    }

    private List<String> command() {
        int draw = random.nextInt(10);
        String work = home.resolve("work").toString();
        if (draw < 6) {
            return List.of("run", "-C", work);
        }
        if (draw < 8) {
            return List.of("daemon", "-C", work);
        }
        boolean again = !atOnce.isEmpty() && random.nextBoolean();
        String key = again ? atOnce.lastKey() : "now%02d".formatted(atOnce.size());
        atOnce.put(key, "This is " + key);
        return List.of("post", "-C", work, "--to", "acme", "--key", key, "--if-closed", "fail", "This is " + key);
    }

    private void moveOn() {
        Instant now = clock().instant();
        Timetable timetable = context.timetable();
        Optional<Window> open = timetable.openAt(now);
        if (open.isEmpty()) {
            Instant opens = timetable.openNext(now).orElseThrow().start();
            to(random.nextInt(5) > 0 ? opens.plusSeconds(random.nextInt(1200)) : now.plusSeconds(random.nextInt(3600)));
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> to(now.plusSeconds(3 + random.nextInt(45)));
            case 3 -> toLater(now, open.get().end().minusSeconds(random.nextInt(75) - 5));
            case 4 -> to(now.plusSeconds(3600 + random.nextInt(7200)));
            default -> to(now.plusSeconds(120 + random.nextInt(1400)));
        }
    }

    private void toLater(Instant now, Instant t) {
        to(t.isAfter(now) ? t : now.plusSeconds(1));
    }

    /** X is well again and nobody pulls a plug: what becomes of everything, and what does a person have to do? */
    void comeBack() throws IOException {
        x.meets(KillPoint.ANY, () -> {});
        x.calmDown();
        for (int looks = 0; looks < 400 && !isOver(); looks++) {
            Matcher next = NEXT.matcher(inside("run", "--json"));
            Instant soon = clock().instant().plusSeconds(130);
            Instant slot = next.find() ? Instant.parse(next.group(1)) : soon;
            to(slot.isAfter(soon) ? slot : soon);
            if (looks % 8 == 7) {
                repeatPosts();
            }
            if (looks % 4 == 3 && context.timetable().isOpen(clock().instant())) {
                person();
            }
        }
        to(clock().instant().plusSeconds(600));
        repeatPosts();
    }

    private void repeatPosts() throws IOException {
        for (Map.Entry<String, String> post : atOnce.entrySet()) {
            inside("post", "--to", "acme", "--key", post.getKey(), "--if-closed", "fail", post.getValue());
            to(clock().instant().plusSeconds(130));
        }
    }

    /** What X could not tell, though it was well and asked often enough, a person looks up, as {@code status} says. */
    private void person() throws IOException {
        for (Delivery delivery : deliveries()) {
            if (delivery.state() != DeliveryState.UNKNOWN
                    || delivery.since().plus(ASKED_ENOUGH).isAfter(clock().instant())) {
                continue;
            }
            String post = delivery.id().post().value();
            String part = String.valueOf(delivery.published().size() + 1);
            assertThat(inside("status")).contains("punchclock resolve " + post + " --sent URL, or --not-sent");
            List<String> texts = x.texts();
            int at = 0;
            while (at < texts.size() && !(post.equals(post(texts.get(at))) && part.equals(part(texts.get(at))))) {
                at++;
            }
            boolean there = at < texts.size();
            toll.count("unknown until a person looked, " + (there ? "and it was there" : "and it was not there"));
            inside(
                    there
                            ? new String[] {"resolve", post, "--sent", x.links().get(at)}
                            : new String[] {"resolve", post, "--not-sent"});
        }
    }

    private boolean isOver() {
        return deliveries().stream().noneMatch(d -> OPEN.contains(d.state()));
    }

    /** Counts how every post ended, from what X kept; the ledger is only asked what it believes. */
    void judge() throws IOException {
        List<Publication> shown = new ArrayList<>();
        for (int i = 0; i < x.texts().size(); i++) {
            String text = x.texts().get(i);
            String key = "kill-test/acme/" + post(text) + "/" + part(text);
            shown.add(new Publication(String.valueOf(i), "", x.times().get(i), text, key));
        }
        LedgerState ledgerState = book();
        Judgement judgement = Judgement.of(context, shown, ledgerState);
        toll.count("posts X shows, each part of a thread", shown.size());
        toll.count("threads of which X shows the second part", (int)
                shown.stream().filter(p -> p.key().endsWith("/2")).count());
        toll.count("! posts outside hours", judgement.offTheClock());
        toll.count("! posts twice", judgement.twice());
        toll.count("! posts too close to another", judgement.tooClose());
        toll.count("! posts above the maximum", judgement.aboveMaximum());
        toll.count(
                "! posts lost",
                judgement.lost()
                        + POSTS
                        - (int) ledgerState.everything().stream()
                                .filter(d -> d.id().post().value().startsWith("p"))
                                .count());
        for (Delivery delivery : ledgerState.everything()) {
            boolean told = delivery.note() != null && !delivery.note().isBlank();
            boolean ended = delivery.state() == DeliveryState.SENT
                    || (told && (delivery.state() == DeliveryState.HELD || delivery.state() == DeliveryState.DROPPED));
            toll.count("posts that ended " + delivery.state().word());
            toll.count("! posts without an end or a reason", ended ? 0 : 1);
        }
        boolean whole = inside("ledger", "verify").startsWith("The ledger is whole");
        toll.count("! ledgers that are not whole", whole ? 0 : 1);
        toll.count("ledgers verified");
    }

    private static String post(String text) {
        Matcher said = SAID.matcher(text);
        return said.find() ? said.group(1) : "";
    }

    private static String part(String text) {
        Matcher said = SAID.matcher(text);
        return said.find() && said.group(2) != null ? said.group(2) : "1";
    }

    private Collection<Delivery> deliveries() {
        return book().everything();
    }

    /** With every delivery in memory: the ledger is closed again. */
    private LedgerState book() {
        Path state = home.resolve(".local/state/punchclock/kill-test");
        try (Ledger ledger = joined().ledger(state).orElseThrow()) {
            LedgerState ledgerState = ledger.book();
            return ledgerState.holding(
                    ledgerState.everything().stream().collect(Collectors.toMap(Delivery::id, each -> each)));
        }
    }

    /** A command in this process: nobody kills that. */
    private String inside(String... command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        BufferedReader nobody = new BufferedReader(Reader.nullReader());
        Path work = home.resolve("work");
        CommandEnvironment commandEnvironment =
                new CommandEnvironment(clock(), () -> "", environment, work, nobody, out, out, q -> "", false, false);
        int code = new Cli(commandEnvironment, joined(), "test").run(command).number();
        String said = bytes.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isIn(0, 4, 5, 6);
        return said;
    }

    @Override
    public void close() throws IOException {
        x.close();
    }
}
