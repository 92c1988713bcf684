package dev.punchclock.network.toy;

import dev.punchclock.account.Account;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Preparation;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.Uploads;
import dev.punchclock.post.Media;
import dev.punchclock.post.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network that keeps its posts in memory, by room. It never fails: it is here to show what joining takes. */
final class ToyNetwork implements Network {
    private final InstantSource machine;
    private final Map<String, List<Publication>> rooms = new ConcurrentHashMap<>();
    private final TextLimits limits = new ToyLimits();
    private int published;
    private int uploaded;
    /** How far its clock is ahead of this machine's. */
    Duration ahead = Duration.ZERO;

    ToyNetwork(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public TextLimits limits() {
        return limits;
    }

    @Override
    public NetworkUser whoAmI(Account account) {
        return new NetworkUser("", account.handle());
    }

    @Override
    public Optional<ClockDifference> clock(Account account) {
        Instant here = machine.instant();
        return Optional.of(ClockDifference.measured(here, now(), Duration.ZERO, here));
    }

    @Override
    public Preparation prepare(Account account, Wording wording, Uploads uploads) {
        Map<String, String> ids = new HashMap<>();
        for (Media media : wording.media()) {
            ids.put(media.sha256(), uploads.known(media).orElseGet(() -> upload(media, uploads)));
        }
        return new Prepared(account, wording.parts(), List.of(), ids);
    }

    private String upload(Media media, Uploads uploads) {
        String id = "picture-" + ++uploaded;
        uploads.uploaded(media, id, machine.instant().plus(Duration.ofHours(1)));
        return id;
    }

    @Override
    public synchronized Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
        gate.pass();
        String id = String.valueOf(++published);
        Publication post = new Publication(id, "toy:" + id, now(), prepared.text(part), key.value());
        room(prepared.account()).add(post);
        return new Outcome.Sent(post.receipt());
    }

    @Override
    public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
        return room(prepared.account()).stream()
                .filter(post -> post.key().equals(lookup.key().value()))
                .filter(post -> !lookup.owned().test(post.id()))
                .findFirst()
                .<LookupResult>map(post -> new LookupResult.Found(post.receipt()))
                .orElseGet(LookupResult.Absent::new);
    }

    @Override
    public List<Publication> recent(Account account, Instant since) {
        return room(account).stream().filter(post -> !post.at().isBefore(since)).toList();
    }

    @Override
    public synchronized Outcome takeBack(Account account, Receipt receipt, Gate gate) {
        gate.pass();
        boolean gone = room(account).removeIf(post -> post.id().equals(receipt.id()));
        return gone ? new Outcome.Sent(receipt) : new Outcome.Refused("there is no post " + receipt.id());
    }

    private List<Publication> room(Account account) {
        String room = account.settings() instanceof ToyConnector.Room named ? named.name() : "lobby";
        return rooms.computeIfAbsent(room + " " + account.handle(), name -> new CopyOnWriteArrayList<>());
    }

    private Instant now() {
        return machine.instant().plus(ahead);
    }
}
