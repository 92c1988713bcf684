package dev.punchclock.files;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.account.Audience;
import dev.punchclock.account.NetworkSettings;
import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.PersonalHours;
import dev.punchclock.hours.TimeOff;
import dev.punchclock.hours.Timetable;
import dev.punchclock.network.AccountOption;
import dev.punchclock.network.Connector;
import dev.punchclock.network.Connectors;
import dev.punchclock.network.TextLimits;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.workspace.AccountContext;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one account and joins it with its member, hours and network. */
final class AccountReader {
    private static final String EXAMPLE = "rehearsal";

    /** Networks that are meant to come. */
    private static final Set<String> LATER = Set.of(
            "mastodon",
            "bluesky",
            "threads",
            "linkedin",
            "slack",
            "discord",
            "teams",
            "mattermost",
            "matrix",
            "webhook");

    private final Connectors networks;
    private final AllowedKeys keys;
    private final SortedMap<String, Optional<Hours>> hours;
    private final SortedMap<String, Optional<MemberReader.Person>> members;
    private final @Nullable ZoneId usual;
    private final CalendarReferenceReader calendars;
    private final UserConfigFile own;
    private final ProblemCollector problems;
    private final Map<AccountKey, Named> byKey = new HashMap<>();

    /**
     * Reads accounts of one workspace.
     *
     * @param usual the workspace's zone, or null
     * @param own what the user's own file says of accounts and handles
     */
    AccountReader(
            Connectors networks,
            SortedMap<String, Optional<Hours>> hours,
            SortedMap<String, Optional<MemberReader.Person>> members,
            @Nullable ZoneId usual,
            CalendarReferenceReader calendars,
            UserConfigFile own,
            ProblemCollector problems) {
        this.networks = networks;
        keys = AllowedKeys.ofAccounts(networks.options().keySet());
        this.hours = hours;
        this.members = members;
        this.usual = usual;
        this.calendars = calendars;
        this.own = own;
        this.problems = problems;
    }

    Optional<AccountContext> read(MappingEntry field) {
        String example = field.name() + ": { network: " + EXAMPLE + ", hours: office }";
        return YamlSection.of(field.value(), keys, example, problems)
                .flatMap(section -> context(new AccountName(field.name()), section));
    }

    private Optional<AccountContext> context(AccountName name, YamlSection section) {
        Optional<Connector> network = network(section);
        String handle =
                section.scalar("handle", "dave_at_acme").flatMap(this::handle).orElse(name.value());
        isForWork(handle, section.places().getOrDefault("handle", section.place()));
        URI server = section.scalar("server", "https://social.acme.example")
                .flatMap(s -> ServerAddressReader.read(s, problems))
                .orElse(null);
        var quota = QuotaReader.read(section, problems);
        NetworkSettings settings =
                network.map(each -> settings(each, section, server)).orElse(null);
        Optional<MemberReader.Person> person = person(section);
        Optional<Timetable> timetable = timetable(name, section, person.orElse(null));
        if (network.isEmpty() || timetable.isEmpty()) {
            return Optional.empty();
        }
        TextLimits limits = network.get().limits();
        Account account = new Account(name, limits.network(), handle, server, Audience.EXTERNAL, quota, settings);
        hasOneName(limits.key(account), name, section.places().getOrDefault("handle", section.place()));
        return Optional.of(new AccountContext(
                account, person.map(MemberReader.Person::member).orElse(null), timetable.get(), limits));
    }

    private Optional<Connector> network(YamlSection section) {
        if (!section.has("network")) {
            section.missing("network", "write `network: " + String.join("` or `network: ", networks.words()) + "`");
        }
        return section.scalar("network", EXAMPLE).flatMap(written -> {
            String word = written.text();
            Optional<Connector> network = networks.find(word);
            if (network.isEmpty() && LATER.contains(word)) {
                problems.error(
                        written.place(),
                        "this version cannot publish on `" + word + "` yet",
                        "use one of: " + String.join(", ", networks.words()));
            } else if (network.isEmpty()) {
                problems.error(
                        written.place(),
                        "there is no network `" + word + "`",
                        networks.meant(word.toLowerCase(Locale.ROOT))
                                .map(meant -> "did you mean `" + meant + "`?")
                                .orElseGet(() -> SuggestionRemedy.orOneOf(word, networks.words())));
            }
            return network;
        });
    }

    /** What only its network understands; a key that only others read is no key of this account. */
    private @Nullable NetworkSettings settings(Connector network, YamlSection section, @Nullable URI server) {
        for (AccountOption option : networks.options().values()) {
            List<String> readers = section.has(option.key()) ? networks.reading(option.key()) : List.of();
            if (!readers.isEmpty() && !readers.contains(network.word())) {
                problems.error(
                        section.places().get(option.key()),
                        "only the network `" + String.join("` or `", readers) + "` " + option.onlyHere(),
                        "take it out");
            }
        }
        return network.read(new WrittenSection(section, server, problems));
    }

    private Optional<String> handle(ScalarNode scalar) {
        String handle = scalar.text().strip();
        String bare = handle.substring(
                (int) handle.chars().takeWhile(AccountReader::isAt).count());
        if (bare.isEmpty() || bare.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            problems.error(
                    scalar.place(),
                    "`" + scalar.text() + "` is not a handle",
                    "write the account's name over there, without blanks");
            return Optional.empty();
        }
        return Optional.of(bare);
    }

    /** As it stands before a handle, also in its wide form. */
    private static boolean isAt(int c) {
        return c == '@' || c == 0xff20;
    }

    private void isForWork(String handle, FilePosition place) {
        if (own.isPrivate(handle)) {
            problems.error(
                    place,
                    "`" + handle + "` is a private account, by your own file " + own.name(),
                    "name the handle of an account for work");
        }
    }

    /** Each would have a quota of its own, and both would publish on the same account. */
    private void hasOneName(AccountKey key, AccountName name, FilePosition place) {
        Named first = byKey.putIfAbsent(key, new Named(name, place));
        if (first != null) {
            problems.error(
                    place,
                    name + " and " + first.name() + " (" + first.place() + ") are one account: @" + key.handle()
                            + " on " + key.network(),
                    "take one of the two out, and let its posts name the other");
        }
    }

    private record Named(AccountName name, FilePosition place) {}

    private Optional<MemberReader.Person> person(YamlSection section) {
        return section.scalar("member", "dave")
                .filter(s -> NameReader.isThere(s, "members", members.keySet(), problems))
                .flatMap(s -> members.getOrDefault(s.text(), Optional.empty()));
    }

    /** Open when the account's hours and its member's are; empty when that is not known. */
    private Optional<Timetable> timetable(AccountName name, YamlSection section, MemberReader.@Nullable Person person) {
        Optional<Hours> narrow = MemberReader.hours(section, hours, problems);
        boolean memberHas = person != null && person.hoursWritten();
        if (!section.has("hours") && !memberHas && (person != null || !section.has("member"))) {
            problems.error(
                    section.place(),
                    person == null
                            ? "this account has neither `hours:` nor `member:`"
                            : "neither this account nor its member has `hours:`",
                    "write `hours: NAME`: without hours it would always be open");
        }
        Hours personal = person == null ? null : person.hours();
        ZoneId zone = narrow.map(Hours::zone).orElse(personal == null ? usual : personal.zone());
        TimeOff off = TimeOffReader.read(section, calendars, zone, problems).and(own.ofAccount(name.value(), zone));
        List<PersonalHours> works =
                works(narrow.orElse(null), off, personal, person == null ? TimeOff.NONE : person.off());
        boolean whole = narrow.isPresent() == section.has("hours")
                && (person == null ? !section.has("member") : (personal != null) == memberHas);
        return whole && !works.isEmpty()
                ? Optional.of(Timetable.of(works.get(0).hours().zone(), works))
                : Optional.empty();
    }

    /** Each hours with the time off and the travel of those whose they are; where one has none, with that of both. */
    private static List<PersonalHours> works(
            @Nullable Hours account, TimeOff accountOff, @Nullable Hours member, TimeOff memberOff) {
        boolean same = account != null
                && member != null
                && account.name().equals(member.name())
                && accountOff.travel().isEmpty()
                && memberOff.travel().isEmpty();
        if (account != null && member != null && !same) {
            return List.of(new PersonalHours(account, accountOff), new PersonalHours(member, memberOff));
        }
        return Stream.of(Optional.ofNullable(account), Optional.ofNullable(member))
                .flatMap(Optional::stream)
                .limit(1)
                .map(one -> new PersonalHours(one, accountOff.and(memberOff)))
                .toList();
    }
}
