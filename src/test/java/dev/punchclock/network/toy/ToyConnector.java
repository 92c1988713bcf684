package dev.punchclock.network.toy;

import dev.punchclock.account.NetworkSettings;
import dev.punchclock.network.AccountOption;
import dev.punchclock.network.Connector;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkServices;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.WrittenAccount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A network that is no part of the program: it joins by standing in a list. */
public final class ToyConnector implements Connector {
    private static final String ROOM = "room";

    private final TextLimits limits = new ToyLimits();

    record Room(String name) implements NetworkSettings {}

    @Override
    public TextLimits limits() {
        return limits;
    }

    @Override
    public List<String> otherNames() {
        return List.of("plaything");
    }

    @Override
    public List<AccountOption> options() {
        return List.of(new AccountOption(ROOM, "The room of the toy network.", List.of(), "has rooms"));
    }

    @Override
    public @Nullable NetworkSettings read(WrittenAccount written) {
        Optional<String> room = written.text(ROOM, "lobby");
        if (room.filter(name -> name.length() > 10).isPresent()) {
            written.wrong(ROOM, "the name of a room has 10 letters at most", "shorten it");
            return null;
        }
        return room.map(Room::new).orElse(null);
    }

    @Override
    public Network network(NetworkServices services) {
        return new ToyNetwork(services.clock());
    }
}
