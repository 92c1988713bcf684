package dev.punchclock.network.x;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How {@link XServer} answers one request. {@code proper} does what was asked and says what is the proper answer. */
@FunctionalInterface
public interface AnswerScript {
    /** As X answers. */
    record Proper(int status, Map<String, String> headers, String body) {}

    /** What was asked for is done when this is called, and not before. */
    @FunctionalInterface
    interface Doing {
        Proper answer() throws IOException;
    }

    void answer(RawConnection talk, Doing proper) throws IOException;

    /** As X answers when all is well. */
    static AnswerScript proper() {
        return (talk, proper) -> {
            Proper answer = proper.answer();
            talk.say(answer.status(), answer.headers(), answer.body());
        };
    }

    /** Each time the manner that is drawn then. */
    static AnswerScript drawn(Supplier<AnswerScript> drawing) {
        return (talk, proper) -> drawing.get().answer(talk, proper);
    }

    /** Does it, and then something else happens before anything is answered. */
    static AnswerScript does(Runnable then) {
        return (talk, proper) -> {
            proper.answer();
            then.run();
            talk.close();
        };
    }

    /** Something else happens, and nothing of what was asked. */
    static AnswerScript doesNot(Runnable instead) {
        return (talk, proper) -> {
            instead.run();
            talk.close();
        };
    }

    /** Does it, and answers this. */
    static AnswerScript doesAndSays(int status, String body) {
        return doesAndSays(status, Map.of("content-type", "text/html"), body);
    }

    static AnswerScript doesAndSays(int status, Map<String, String> headers, String body) {
        return (talk, proper) -> {
            proper.answer();
            talk.say(status, headers, body);
        };
    }

    /** Does nothing of what was asked, and answers this. */
    public static AnswerScript says(int status, String body) {
        return says(status, Map.of("content-type", "application/json; charset=utf-8"), body);
    }

    static AnswerScript says(int status, Map<String, String> headers, String body) {
        return (talk, proper) -> talk.say(status, headers, body);
    }

    /** Closes without a word, having done nothing. */
    static AnswerScript closes() {
        return (talk, proper) -> talk.close();
    }

    static AnswerScript resets() {
        return (talk, proper) -> talk.reset();
    }

    /** Does it, and closes without a word. */
    static AnswerScript swallows() {
        return (talk, proper) -> {
            proper.answer();
            talk.close();
        };
    }

    /** Says nothing until the other end gives up. */
    static AnswerScript staysSilent() {
        return (talk, proper) -> talk.untilClosed();
    }

    /** Does it, and says nothing until the other end gives up. */
    static AnswerScript doesAndStaysSilent() {
        return (talk, proper) -> {
            proper.answer();
            talk.untilClosed();
        };
    }

    /** Begins a long answer and sends a byte now and then, for as long as anybody listens. */
    static AnswerScript drips(int status) {
        return (talk, proper) -> {
            talk.head(status, Map.of(), 100_000);
            for (int i = 0; i < 100_000; i++) {
                talk.bytes(" ");
                pause();
            }
        };
    }

    /** Sends the answer's head a byte at a time, for as long as anybody listens. */
    static AnswerScript dripsItsHead() {
        return (talk, proper) -> {
            talk.bytes("HTTP/1.1 201 Created\r\nX-Long: ");
            for (int i = 0; i < 100_000; i++) {
                talk.bytes("x");
                pause();
            }
        };
    }

    /** Breaks off in the middle of its answer. */
    static AnswerScript cutsOff(int status, String half) {
        return (talk, proper) -> {
            talk.head(status, Map.of(), half.length() + 100);
            talk.bytes(half);
            talk.close();
        };
    }

    /** Does it, and breaks off in the middle of this answer. */
    static AnswerScript doesAndCutsOff(int status, String half) {
        return (talk, proper) -> {
            proper.answer();
            cutsOff(status, half).answer(talk, proper);
        };
    }

    /** Says something that is not HTTP. */
    static AnswerScript babbles() {
        return (talk, proper) -> {
            talk.bytes("220 mail.example ESMTP\r\n\r\n");
            talk.close();
        };
    }

    /** Answers with more than anybody wants to hear. */
    static AnswerScript goesOnAndOn() {
        return (talk, proper) -> {
            String much = "x".repeat(1 << 16);
            talk.head(201, Map.of(), Integer.MAX_VALUE);
            for (int i = 0; i < 1 << 15; i++) {
                talk.bytes(much);
            }
        };
    }

    /** Answers properly and closes the connection, though nobody said it would. */
    static AnswerScript hangsUpAfterwards() {
        return (talk, proper) -> {
            Proper answer = proper.answer();
            talk.say(answer.status(), answer.headers(), answer.body());
            talk.close();
        };
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }
}
