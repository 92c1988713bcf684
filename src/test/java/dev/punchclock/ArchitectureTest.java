package dev.punchclock;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import dev.punchclock.network.Network;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds what DESIGN says of the house: floors, one library in one package, a core without disk or clock. */
class ArchitectureTest {
    private static final String ROOT = "dev.punchclock";
    private static final int MAIN = 13;
    private static final int EDGE = 12;
    /** An edge as well, which the edges that are networks stand on. */
    private static final int SHARED = 11;

    /** Package below the root, and its floor. An edge may have rooms ({@code cli.json}); nobody else may. */
    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("", MAIN),
            Map.entry("cli", EDGE),
            Map.entry("daemon", EDGE),
            Map.entry("credentials", EDGE),
            Map.entry("machine", EDGE),
            Map.entry("files", EDGE),
            Map.entry("calendar", EDGE),
            Map.entry("store", EDGE),
            Map.entry("page", EDGE),
            Map.entry("network.*", EDGE),
            Map.entry("network.http", SHARED),
            Map.entry("report", 10),
            Map.entry("simulate", 9),
            Map.entry("publish", 8),
            Map.entry("workspace", 7),
            Map.entry("plan", 6),
            Map.entry("policy", 6),
            Map.entry("ledger", 5),
            Map.entry("network", 4),
            Map.entry("post", 3),
            Map.entry("account", 2),
            Map.entry("hours", 2),
            Map.entry("team", 2),
            Map.entry("problem", 1));

    /** A library's packages, and the only ones of ours that may use it. */
    record Library(List<String> packages, List<String> homes) {}

    static final List<Library> LIBRARIES = List.of(
            new Library(List.of("picocli.."), List.of(ROOT + ".cli..")),
            new Library(
                    List.of("com.fasterxml.."),
                    List.of(ROOT + ".files..", ROOT + ".cli.json..", ROOT + ".network.http..")),
            new Library(List.of("org.yaml.snakeyaml.."), List.of(ROOT + ".files..")),
            new Library(List.of("java.sql..", "javax.sql..", "org.sqlite.."), List.of(ROOT + ".store..")),
            new Library(List.of("com.twitter.twittertext..", "twitter4j.."), List.of(ROOT + ".network.x..")),
            new Library(List.of("java.net.http.."), List.of(ROOT + ".network.http..")),
            new Library(List.of("com.github.mangstadt.vinnie..", "org.dmfs.."), List.of(ROOT + ".calendar.ics..")),
            new Library(List.of("org.quartz.."), List.of(ROOT + ".daemon..")),
            new Library(
                    List.of("de.focus_shift..", "org.threeten..", "jakarta..", "org.glassfish.."),
                    List.of(ROOT + ".calendar.holidays..")),
            new Library(List.of("org.slf4j..", "ch.qos.logback.."), List.of(ROOT + ".daemon..", ROOT)));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final DescribedPredicate<JavaClass> MAIN_CLASS =
            describe("Punchclock", c -> c.getName().matches("dev\\.punchclock\\.Punchclock(\\$.*)?"));

    /** Plays commands as {@code main} does, for the launcher; by a clock that stands still. */
    private static final DescribedPredicate<JavaClass> TRAINING =
            describe("ClassArchiveTraining", c -> c.getName().equals("dev.punchclock.ClassArchiveTraining"));

    private static final DescribedPredicate<JavaClass> CORE =
            describe("floors 1 to 10", c -> FLOORS.getOrDefault(part(c.getPackageName()), 1) < SHARED);

    /** {@code owner.method}: what asks the machine for the time or the zone. */
    private static final Pattern CLOCK = Pattern.compile("java\\.time\\..*\\.now"
            + "|java\\.time\\.(Clock|InstantSource)\\.(system.*|tick(Millis|Seconds|Minutes))"
            + "|java\\.time\\.ZoneId\\.systemDefault"
            + "|java\\.lang\\.System\\.currentTimeMillis"
            + "|java\\.util\\.(TimeZone\\.getDefault|(Gregorian)?Calendar\\.(getInstance|<init>))"
            + "|java\\.util\\.Date\\.<init>\\(\\)");

    private static final Pattern CONSOLE =
            Pattern.compile("java\\.lang\\.(System\\.(out|err)|(System|Runtime)\\.(exit|halt))");

    private static final Pattern PRINTING =
            Pattern.compile("java\\.io\\.PrintStream\\.(print|println|printf|format|append|write)");

    private static final Pattern PRINTERS =
            Pattern.compile("dev\\.punchclock\\.cli\\.(Screen|LedgerExport|EscapingStream(\\$.*)?)");

    private static final Pattern SURROUNDINGS = Pattern.compile("java\\.lang\\.System"
            + "\\.(nanoTime|getenv|getProperty|getProperties|in|console|getLogger)"
            + "|java\\.lang\\.Thread\\.sleep|java\\.util\\.concurrent\\.TimeUnit\\.sleep"
            + "|java\\.util\\.Locale\\.getDefault"
            + "|java\\.util\\.Random\\.<init>\\(\\)|java\\.lang\\.Math\\.random"
            + "|java\\.security\\.SecureRandom\\.<init>.*|java\\.util\\.UUID\\.randomUUID"
            + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current");

    /** What of a network changes something that others see. */
    private static final Set<String> PUBLISHING = Set.of("send", "takeBack");

    @Test
    void there_is_a_house_to_look_at() {
        assertThat(HOUSE.contain(ROOT + ".Punchclock")).isTrue();
    }

    @Test
    void every_package_has_a_floor() {
        check(classes().should(have("a floor in the table", c -> FLOORS.containsKey(part(c.getPackageName())))));
    }

    @Test
    void a_package_uses_only_floors_below_its_own() {
        check(classes().should(new ArchCondition<>("use only floors below their own") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                        .filter(ArchitectureTest::climbs)
                        .forEach(d -> events.add(violated(d, d.getDescription())));
            }
        }));
    }

    @ParameterizedTest
    @FieldSource("LIBRARIES")
    void a_library_stays_in_its_package(Library library) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(library.homes().toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.packages().toArray(String[]::new)));
    }

    /** Whoever asks a server asks it as a network. */
    @Test
    void only_networks_speak_http() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".network.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".network.http.."));
    }

    @Test
    void the_core_uses_no_library() {
        check(classes()
                .that(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".."));
    }

    @Test
    void the_core_knows_no_disk_and_no_logger() {
        check(noClasses()
                .that(CORE)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.(file|channels)\\..*|java\\.io\\.(File|RandomAccess).*"
                        + "|java\\.util\\.logging\\..*|org\\.slf4j\\..*"));
    }

    @Test
    void the_core_asks_the_machine_nothing() {
        check(classes().that(CORE).should(notAccess(SURROUNDINGS)));
    }

    @Test
    void only_main_knows_the_clock_and_the_zone() {
        check(classes().that(DescribedPredicate.not(MAIN_CLASS)).should(notAccess(CLOCK)));
    }

    @Test
    void only_main_prints_and_ends_the_program() {
        check(classes().that(DescribedPredicate.not(MAIN_CLASS)).should(notAccess(CONSOLE)));
    }

    /** Who prints a line elsewhere might print a name with a line end in it; see {@code EscapingStream} for the rest. */
    @Test
    void only_the_screen_prints() {
        check(classes()
                .that(describe(
                        "not the screen", c -> !PRINTERS.matcher(c.getName()).matches()))
                .should(notAccess(PRINTING)));
    }

    /** A network that stands before another may pass on what it was given, gate and all. */
    @Test
    void only_the_gated_attempt_sends() {
        check(classes().should(new ArchCondition<>("leave sending to the attempt") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isAssignableTo(Network.class))
                        .filter(access -> PUBLISHING.contains(access.getTarget().getName()))
                        .filter(access -> !item.getName().equals(ROOT + ".publish.Attempt") && !passesOn(item, access))
                        .forEach(access -> events.add(violated(access, access.getDescription())));
            }
        }));
    }

    @Test
    void nobody_imports_main() {
        check(noClasses()
                .that(DescribedPredicate.not(MAIN_CLASS.or(TRAINING)))
                .should()
                .dependOnClassesThat(MAIN_CLASS));
    }

    @Test
    void every_package_is_null_marked() {
        check(classes()
                .should(have(
                        "a package-info with @NullMarked", c -> c.getPackage().isAnnotatedWith(NullMarked.class))));
    }

    @Test
    void a_name_says_what_the_class_is() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl)|.*[.$](Abstract|Base|Common)([A-Z].*)?"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }

    /** The row of {@link #FLOORS} to which a package belongs, or the package below the root when there is none. */
    private static String part(String packageName) {
        String below = packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
        String[] names = below.split("\\.", -1);
        if (names[0].equals("network") && names.length > 1) {
            return below.equals("network.http") ? below : "network.*";
        }
        return FLOORS.getOrDefault(names[0], 0) == EDGE ? names[0] : below;
    }

    /** Not on a lower floor, and not in the same package or, on the edges, in the same part of the house. */
    private static boolean climbs(Dependency dependency) {
        String from = dependency.getOriginClass().getPackageName();
        String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!(to + ".").startsWith(ROOT + ".") || house(from).equals(house(to))) {
            return false;
        }
        return FLOORS.getOrDefault(part(to), MAIN) >= FLOORS.getOrDefault(part(from), 0);
    }

    /** Like {@link #part}, but {@code network.x} and {@code network.mastodon} are strangers. */
    private static String house(String packageName) {
        String part = part(packageName);
        return part.equals("network.*") ? packageName.split("\\.", -1)[3] + ".*" : part;
    }

    private static boolean passesOn(JavaClass item, JavaAccess<?> access) {
        return item.isAssignableTo(Network.class)
                && access.getOrigin().getName().equals(access.getTarget().getName());
    }

    private static ArchCondition<JavaClass> have(String what, Predicate<JavaClass> test) {
        return new ArchCondition<>("have " + what) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (!test.test(item)) {
                    events.add(violated(item, item.getName() + " has not " + what));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> notAccess(Pattern forbidden) {
        return new ArchCondition<>("not access " + forbidden) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getAccessesFromSelf().stream()
                        .filter(access -> forbidden.matcher(name(access)).matches()
                                || forbidden
                                        .matcher(name(access) + parameters(access))
                                        .matches())
                        .forEach(access -> events.add(violated(access, access.getDescription())));
            }
        };
    }

    private static String name(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static String parameters(JavaAccess<?> access) {
        String full = access.getTarget().getFullName();
        return full.contains("(") ? full.substring(full.indexOf('(')) : "";
    }
}
