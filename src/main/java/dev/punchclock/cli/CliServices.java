package dev.punchclock.cli;

import dev.punchclock.account.Account;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerArchive;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Network;
import dev.punchclock.network.SignIn;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Problem;
import dev.punchclock.simulate.RehearsalServices;
import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.InitAnswers;
import dev.punchclock.workspace.Workspace;
import dev.punchclock.workspace.WorkspaceEditor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The other edges, as commands see them. {@code main} joins them; nothing is made before it is asked for. */
public interface CliServices {
    /**
     * Told as soon as it is known that a workspace will be opened: what takes time may be begun.
     *
     * @param from most probably {@link #find} will be asked from here, and then {@link #open} for what it found
     * @throws dev.punchclock.problem.ProblemException when this process may not open as many files as that takes
     */
    void aboutToOpen(Path from);

    /** The folder of the workspace in which {@code from} lies. */
    Optional<Path> find(Path from);

    /** The id that this workspace most probably has, for who wants to begin before it is read. */
    Optional<String> likelyId(Path folder);

    /**
     * Reads the workspace in this folder.
     *
     * @throws dev.punchclock.problem.ProblemException when the folder holds no workspace that can be read
     */
    Workspace open(Path folder);

    WorkspaceEditor editor(Path folder);

    /**
     * Makes sure that a new workspace can begin in this folder, before anybody is asked anything.
     *
     * @throws dev.punchclock.problem.ProblemException when it cannot
     */
    void mustBeFree(Path folder);

    /**
     * The zone that a person means: a place of the IANA list, or its city alone, capitals aside.
     *
     * @throws dev.punchclock.problem.ProblemException with {@code USAGE} when there is none, or more than one
     */
    ZoneId zoneNamed(String written);

    /**
     * Working times as a person wrote them, such as {@code 9-5}, as they are written here.
     *
     * @throws dev.punchclock.problem.ProblemException with {@code USAGE} when it is not clear which are meant
     */
    String hoursMeant(String written);

    /** Writes a new workspace. */
    void init(Path folder, InitAnswers answers);

    /** A JSON Schema: of {@code punchclock.yaml} for {@code workspace}, of a queue file for {@code queue}, of the user's own for {@code config}. */
    String schema(String file);

    /** The ledger in this state folder, if there is one; makes nothing. */
    Optional<Ledger> ledger(Path state);

    /** The ledger in this state folder, made with this id when there is none. */
    Ledger ledger(Path state, String id, Workspace workspace);

    /** The ledger in this state folder as a whole, if there is one; makes nothing. */
    Optional<LedgerArchive> archive(Path state);

    /** Copies the ledger in this state folder, if there is one, into a new file; says where the copy ends. */
    Optional<Head> backup(Path state, Path file);

    /** Networks that can publish, by the word that accounts use. */
    Map<String, Network> networks(Workspace workspace, Path state, InstantSource clock);

    /** Where the credentials of the workspace's accounts are. */
    CredentialStore keyring(Workspace workspace);

    /** How a person signs in on this network; empty where nobody does. */
    Optional<SignIn> signIn(String network);

    /** Keeps the credentials of an account, for their owner only; says where. */
    Path store(Workspace workspace, Account account, Credentials credentials);

    /**
     * Makes sure that a ledger in this state folder can be trusted to lock others out; asked before it is written to.
     *
     * @throws dev.punchclock.problem.ProblemException when it cannot: the folder is on a disk of the network
     */
    void mustKeepLedger(Path state);

    /** The daemon that is at work with this state folder; empty when there is none. */
    Optional<RunningDaemon> atWork(Path state);

    /** When each file of the workspace in this folder was changed last; reads none of them. */
    SortedMap<String, FileStamp> stamps(Path folder);

    /** What there is to say of this machine: its clock, its zone data, the folders of state and credentials. */
    List<Finding> machine(Workspace workspace, Path state);

    /** The code of the place with public holidays that somebody names by its code or in English; empty when there is none. */
    Optional<String> holidayCode(String named);

    /** The code of the place with public holidays in which this zone is; empty when none is known. */
    Optional<String> holidayCode(ZoneId zone);

    /** What is to be said of a code and its public holidays of a year: an error when there is none such. */
    List<Problem> holidayProblems(String code, int year);

    /** The days off in a year, by a code that is in order, and what they are called. */
    SortedMap<LocalDate, String> holidays(String code, int year);

    /** What kind of secret a text seems to hold; empty for none. */
    Optional<String> secretIn(String text);

    /**
     * The calendar file at this path.
     *
     * @param name the file as problems name it
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when it cannot be read
     */
    CalendarFileView calendar(Path file, String name);

    /** Fresh parts for a rehearsal in an empty folder, which goes when the program ends. */
    RehearsalServices stage();

    /**
     * Publishes a workspace until the process is told to end.
     *
     * @param zone in which the log speaks
     * @param json whether the log is for machines
     * @throws dev.punchclock.problem.ProblemException when it cannot begin
     */
    ExitCode daemon(Path folder, Path state, ZoneId zone, boolean json, PrintStream log);

    /** How the program was started, so that others can be told to start it. */
    ProgramInfo program();

    /** A new ledger id for this machine, such as {@code desk1-91c2}. */
    String newLedgerId();
}
