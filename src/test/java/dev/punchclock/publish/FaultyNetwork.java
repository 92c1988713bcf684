package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.network.ForwardingNetwork;
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
import dev.punchclock.network.Uploads;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.time.Instant;
import java.util.List;

/** A network on which one thing goes wrong. */
class FaultyNetwork extends ForwardingNetwork {

    FaultyNetwork(Network real) {
        super(real);
    }

    /** No misfortune, but a witness: notes under which key it was sent or looked for. */
    static Network heard(Network real, List<IdempotencyKey> keys) {
        return new FaultyNetwork(real) {
            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                keys.add(key);
                return super.send(prepared, part, key, gate);
            }

            @Override
            public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
                keys.add(lookup.key());
                return super.find(prepared, part, lookup);
            }
        };
    }

    static Network answerLost(Network real) {
        return new FaultyNetwork(real) {
            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                super.send(prepared, part, key, gate);
                return new Outcome.Unknown("no answer");
            }
        };
    }

    static Network answerLostForGood(Network real) {
        return new FaultyNetwork(answerLost(real)) {
            @Override
            public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
                return new LookupResult.CannotTell("it keeps no record");
            }
        };
    }

    static Network requestLost(Network real) {
        return new FaultyNetwork(real) {
            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                gate.pass();
                return new Outcome.Unknown("no answer");
            }
        };
    }

    static Network asleepBeforeGate(Network real, Runnable sleep) {
        return new FaultyNetwork(real) {
            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                sleep.run();
                return super.send(prepared, part, key, gate);
            }
        };
    }

    /** Something else happens while the attempt is being made ready. */
    static Network whilePreparing(Network real, Runnable meanwhile) {
        return new FaultyNetwork(real) {
            @Override
            public Preparation prepare(Account account, Wording wording, Uploads uploads) {
                meanwhile.run();
                return super.prepare(account, wording, uploads);
            }
        };
    }

    static Network refuses(Network real, String text) {
        return new FaultyNetwork(real) {
            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                return prepared.parts().contains(new Wording(text))
                        ? new Outcome.Refused("not allowed")
                        : super.send(prepared, part, key, gate);
            }
        };
    }

    static Network throttles(Network real, Instant until) {
        return new FaultyNetwork(real) {
            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                gate.pass();
                return new Outcome.Throttled(until, "too many requests");
            }
        };
    }

    static Network cannotRead(Network real) {
        return new FaultyNetwork(real) {
            @Override
            public List<Publication> recent(Account account, Instant since) {
                throw new ProblemException(ExitCode.REFUSED, "the network is out of reach", "try again later");
            }
        };
    }

    static Network somebodyElse(Network real) {
        return new FaultyNetwork(real) {
            @Override
            public NetworkUser whoAmI(Account account) {
                return new NetworkUser("7", "davejones_fc");
            }
        };
    }
}
