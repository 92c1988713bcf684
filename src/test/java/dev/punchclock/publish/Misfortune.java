package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.network.Gate;
import dev.punchclock.network.Identity;
import dev.punchclock.network.Key;
import dev.punchclock.network.Lookup;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Through;
import dev.punchclock.network.Trace;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.time.Instant;
import java.util.List;

/** A network on which one thing goes wrong. */
class Misfortune extends Through {

    Misfortune(Network real) {
        super(real);
    }

    /** No misfortune, but a witness: notes under which key it was sent or looked for. */
    static Network heard(Network real, List<Key> keys) {
        return new Misfortune(real) {
            @Override
            public Outcome send(Prepared prepared, int part, Key key, Gate gate) {
                keys.add(key);
                return super.send(prepared, part, key, gate);
            }

            @Override
            public Trace find(Prepared prepared, int part, Lookup lookup) {
                keys.add(lookup.key());
                return super.find(prepared, part, lookup);
            }
        };
    }

    static Network answerLost(Network real) {
        return new Misfortune(real) {
            @Override
            public Outcome send(Prepared prepared, int part, Key key, Gate gate) {
                super.send(prepared, part, key, gate);
                return new Outcome.Unknown("no answer");
            }
        };
    }

    static Network answerLostForGood(Network real) {
        return new Misfortune(answerLost(real)) {
            @Override
            public Trace find(Prepared prepared, int part, Lookup lookup) {
                return new Trace.CannotTell("it keeps no record");
            }
        };
    }

    static Network requestLost(Network real) {
        return new Misfortune(real) {
            @Override
            public Outcome send(Prepared prepared, int part, Key key, Gate gate) {
                gate.pass();
                return new Outcome.Unknown("no answer");
            }
        };
    }

    static Network asleepBeforeGate(Network real, Runnable sleep) {
        return new Misfortune(real) {
            @Override
            public Outcome send(Prepared prepared, int part, Key key, Gate gate) {
                sleep.run();
                return super.send(prepared, part, key, gate);
            }
        };
    }

    /** Something else happens while the attempt is being made ready. */
    static Network whilePreparing(Network real, Runnable meanwhile) {
        return new Misfortune(real) {
            @Override
            public Prepared prepare(Account account, List<String> parts) {
                meanwhile.run();
                return super.prepare(account, parts);
            }
        };
    }

    static Network refuses(Network real, String text) {
        return new Misfortune(real) {
            @Override
            public Outcome send(Prepared prepared, int part, Key key, Gate gate) {
                return prepared.parts().contains(text)
                        ? new Outcome.Refused("not allowed")
                        : super.send(prepared, part, key, gate);
            }
        };
    }

    static Network throttles(Network real, Instant until) {
        return new Misfortune(real) {
            @Override
            public Outcome send(Prepared prepared, int part, Key key, Gate gate) {
                gate.pass();
                return new Outcome.Throttled(until, "too many requests");
            }
        };
    }

    static Network cannotRead(Network real) {
        return new Misfortune(real) {
            @Override
            public List<Publication> recent(Account account, Instant since) {
                throw new Stopped(ExitCode.REFUSED, "the network is out of reach", "try again later");
            }
        };
    }

    static Network somebodyElse(Network real) {
        return new Misfortune(real) {
            @Override
            public Identity whoAmI(Account account) {
                return new Identity("7", "davejones_fc");
            }
        };
    }
}
